import type { CodeTable } from './code.ts'

/** 离职类别: what ends the employment, since law, money and paper differ by it (docs/law/departure.md §1). */
export const departureKinds: CodeTable = {
  key: 'departure-kind',
  codes: [
    { code: '10', name: '辞职', en: 'Resignation', also: ['本人辞职', '主动辞职'] },
    { code: '11', name: '辞去公职', en: 'Resignation from the civil service' },
    { code: '12', name: '单位过错，本人解除', en: 'Ended by the person for the employer’s fault (Art. 38)' },
    { code: '20', name: '协商解除（本人提出）', en: 'By agreement, proposed by the person' },
    { code: '21', name: '协商解除（单位提出）', en: 'By agreement, proposed by the employer' },
    { code: '30', name: '合同期满终止', en: 'End of the contract’s term' },
    { code: '32', name: '任务完成终止', en: 'The task of the contract is done' },
    { code: '33', name: '单位关停终止', en: 'The employer closes' },
    { code: '31', name: '试用期不合格解除', en: 'Not up to the post in probation (Art. 39(1))' },
    { code: '39', name: '过失性解除', en: 'Dismissal for misconduct (Art. 39)' },
    { code: '40', name: '无过失性解除', en: 'Dismissal without fault (Art. 40)' },
    { code: '41', name: '经济性裁员', en: 'Redundancy (Art. 41)' },
    { code: '50', name: '开除', en: 'Expulsion' },
    { code: '51', name: '辞退', en: 'Dismissal from public service' },
    { code: '60', name: '退休', en: 'Retirement' },
    { code: '61', name: '死亡', en: 'Death' },
    { code: '70', name: '调出', en: 'Transfer to another house' },
    { code: '90', name: '其他', en: 'Other' },
  ],
}
