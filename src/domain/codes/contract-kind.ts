import type { CodeTable } from './code.ts'

/** 合同种类 (docs/law/contracts.md §1). */
export const contractKinds: CodeTable = {
  key: 'contract-kind',
  codes: [
    { code: '1', name: '固定期限劳动合同', en: 'Labour contract, fixed term', also: ['固定期限', '固定期'] },
    { code: '2', name: '无固定期限劳动合同', en: 'Labour contract, open-ended', also: ['无固定期限', '无固定期'] },
    {
      code: '3',
      name: '以完成一定工作任务为期限的劳动合同',
      en: 'Labour contract, for a task',
      also: ['以完成一定工作任务为期限', '任务期限'],
    },
    { code: '4', name: '非全日制用工协议', en: 'Part-time agreement', also: ['非全日制'] },
    { code: '5', name: '聘用合同', en: 'Engagement contract of a public institution', also: ['事业单位聘用合同'] },
    { code: '6', name: '劳务派遣协议', en: 'Dispatch agreement', also: ['派遣协议'] },
    { code: '7', name: '返聘劳务协议', en: 'Service agreement after retirement', also: ['返聘协议', '劳务协议'] },
    { code: 'A', name: '保密协议', en: 'Confidentiality agreement' },
    { code: 'B', name: '竞业限制协议', en: 'Non-compete agreement', also: ['竞业协议'] },
    { code: 'C', name: '培训服务期协议', en: 'Training service agreement', also: ['培训协议', '服务期协议'] },
    { code: 'Z', name: '其他协议', en: 'Other', also: ['其他'] },
  ],
}
