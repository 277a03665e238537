import type { CodeTable } from './code.ts'

/** 三龄两历一身份: the facts that are determined from the papers (docs/law/audit.md §1). */
export const keyFacts: CodeTable = {
  key: 'key-fact',
  codes: [
    { code: '1', name: '出生日期', en: 'Date of birth', also: ['出生时间', '年龄'] },
    { code: '2', name: '入党时间', en: 'Party entry', also: ['党龄'] },
    { code: '3', name: '参加工作时间', en: 'Start of work', also: ['参工时间', '工龄'] },
    { code: '4', name: '学历学位', en: 'Education and degree', also: ['学历', '学位'] },
    { code: '5', name: '工作经历', en: 'Work history', also: ['经历'] },
    { code: '6', name: '干部身份', en: 'Cadre status', also: ['身份'] },
    { code: '7', name: '姓名', en: 'Name' },
    { code: '8', name: '民族', en: 'Nationality' },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
