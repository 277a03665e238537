import type { CodeTable } from './code.ts'

/** 年度考核结果: the table in use for civil servants and public institutions (docs/law/codes.md §4). */
export const appraisalResults: CodeTable = {
  key: 'appraisal-result',
  codes: [
    { code: '1', name: '优秀', en: 'Excellent' },
    { code: '2', name: '称职', en: 'Competent' },
    { code: '2B', name: '合格', en: 'Qualified' },
    { code: '3', name: '基本称职', en: 'Basically competent' },
    { code: '3B', name: '基本合格', en: 'Basically qualified' },
    { code: '4', name: '不称职', en: 'Incompetent' },
    { code: '4B', name: '不合格', en: 'Unqualified' },
    { code: '5', name: '不定等次', en: 'No grade given' },
    { code: '5A', name: '新录用试用期', en: 'New, on probation' },
    { code: '5B', name: '立案未结', en: 'Investigation pending' },
    { code: '5C', name: '受处分期间', en: 'Under punishment' },
    { code: '6', name: '不进行考核', en: 'Not assessed' },
    { code: '6A', name: '病事假超过半年', en: 'On leave for more than half a year' },
    { code: '7', name: '其他', en: 'Other' },
  ],
}
