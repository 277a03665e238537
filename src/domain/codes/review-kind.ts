import type { CodeTable } from './code.ts'

/** 政审、审计和审核: the kinds of class five of the dossier (docs/law/codes.md §7). */
export const reviewKinds: CodeTable = {
  key: 'review-kind',
  codes: [
    { code: '1', name: '政治审查', en: 'Political review', also: ['政审'] },
    { code: '2', name: '入党政审', en: 'Review before joining the Party' },
    { code: '3', name: '任前审核', en: 'Review before appointment', also: ['任前审查', '凡提必审'] },
    { code: '4', name: '进入审核', en: 'Review on entry', also: ['凡进必审'] },
    { code: '5', name: '转递审核', en: 'Review on transfer', also: ['凡转必审'] },
    { code: '6', name: '专项审核', en: 'Special audit of dossiers' },
    { code: '7', name: '经济责任审计', en: 'Audit of economic responsibility', also: ['离任审计'] },
    { code: '8', name: '自然资源资产离任审计', en: 'Audit of natural resources on leaving' },
    { code: '9', name: '选人用人检查', en: 'Check of selection of people', also: ['选人用人职责离任检查'] },
    { code: 'A', name: '廉洁从业结论性评价', en: 'Opinion on integrity', also: ['廉洁意见', '党风廉政意见'] },
    { code: 'B', name: '涉密人员审查', en: 'Review for secret work', also: ['保密审查'] },
    { code: 'C', name: '出国（境）政审', en: 'Review before going abroad' },
    { code: 'Z', name: '其他', en: 'Other' },
  ],
}
