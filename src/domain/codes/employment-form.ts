import type { CodeTable } from './code.ts'

/** 用工形式, as 职工名册 states it (docs/law/contracts.md §1). */
export const employmentForms: CodeTable = {
  key: 'employment-form',
  codes: [
    { code: '1', name: '劳动合同制', en: 'Labour contract', also: ['全日制劳动合同', '劳动合同'] },
    { code: '2', name: '聘用制', en: 'Engagement contract of a public institution', also: ['聘用合同'] },
    { code: '3', name: '公务员任用', en: 'Civil service', also: ['任用制', '委任制'] },
    { code: '4', name: '劳务派遣', en: 'Dispatch by an agency', also: ['派遣'] },
    { code: '5', name: '非全日制用工', en: 'Part-time', also: ['非全日制'] },
    { code: '6', name: '劳务协议', en: 'Service agreement', also: ['返聘协议', '劳务'] },
    { code: '7', name: '借调', en: 'On loan from another unit', also: ['借用'] },
    { code: '8', name: '实习见习', en: 'Trainee', also: ['实习', '见习'] },
    { code: '9', name: '其他形式', en: 'Other', also: ['其他'] },
  ],
}
