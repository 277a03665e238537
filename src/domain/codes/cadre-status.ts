import type { CodeTable } from './code.ts'

/** 干部身份, one of 三龄两历一身份 (docs/law/audit.md §1). 聘用制干部 ended as a status of its own when everybody came to be engaged by contract. */
export const cadreStatuses: CodeTable = {
  key: 'cadre-status',
  codes: [
    { code: '1', name: '干部', en: 'Cadre', also: ['国家干部', '干部身份'] },
    { code: '2', name: '聘用制干部', en: 'Engaged cadre', also: ['聘干', '招聘制干部'] },
    { code: '3', name: '工人', en: 'Worker', also: ['工人身份'] },
    { code: '4', name: '以工代干', en: 'Worker in a cadre’s post' },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
