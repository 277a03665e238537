import type { CodeTable } from './code.ts'

/** 离退类别: GB/T 14946.1 A.62. */
export const retirementKinds: CodeTable = {
  key: 'retirement-kind',
  codes: [
    { code: '1', name: '离休', en: 'Retired as a veteran' },
    { code: '2', name: '退休', en: 'Retired' },
    { code: '3', name: '退职', en: 'Left for incapacity' },
    { code: '4', name: '因病退休', en: 'Retired for illness', also: ['因病'] },
    { code: '5', name: '特殊工种退休', en: 'Retired from special work', also: ['特殊工种'] },
    { code: '6', name: '工伤退休', en: 'Retired for a work injury', also: ['工伤'] },
    { code: '7', name: '工作满三十年退休', en: 'Retired after thirty years', also: ['工作满三十年'] },
    {
      code: '8',
      name: '距退休不足五年且工作满二十年退休',
      en: 'Retired within five years of the age after twenty years',
      also: ['距退休不足五年且满二十年'],
    },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
