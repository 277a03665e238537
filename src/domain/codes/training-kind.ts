import type { CodeTable } from './code.ts'

/** 教育培训类别. */
export const trainingKinds: CodeTable = {
  key: 'training-kind',
  codes: [
    { code: '1', name: '政治理论', en: 'Political theory', also: ['理论培训', '党性教育'] },
    { code: '2', name: '任职培训', en: 'For a new post', also: ['岗前培训'] },
    { code: '3', name: '初任培训', en: 'On first entry', also: ['入职培训', '新员工培训'] },
    { code: '4', name: '专门业务', en: 'For a task', also: ['业务培训', '专业培训'] },
    { code: '5', name: '知识更新', en: 'Continuing education', also: ['继续教育'] },
    { code: '6', name: '安全生产', en: 'Safety at work', also: ['安全培训'] },
    { code: '7', name: '职业技能', en: 'Vocational skill', also: ['技能培训'] },
    { code: '8', name: '出国（境）培训', en: 'Abroad', also: ['境外培训'] },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
