import type { CodeTable } from './code.ts'

/** 奖励种类: civil servants (公务员法 Art. 53) and public institutions (事业单位人事管理条例 Art. 27), and what enterprises give (docs/law/codes.md §5). */
export const rewardKinds: CodeTable = {
  key: 'reward-kind',
  codes: [
    { code: '10', name: '嘉奖', en: 'Commendation' },
    { code: '11', name: '记三等功', en: 'Merit, third class', also: ['三等功'] },
    { code: '12', name: '记二等功', en: 'Merit, second class', also: ['二等功'] },
    { code: '13', name: '记一等功', en: 'Merit, first class', also: ['一等功'] },
    { code: '14', name: '记功', en: 'Merit' },
    { code: '15', name: '记大功', en: 'Great merit' },
    { code: '16', name: '授予荣誉称号', en: 'Honorary title', also: ['授予称号', '荣誉称号'] },
    { code: '20', name: '通报表扬', en: 'Public praise', also: ['通报表彰', '表扬'] },
    { code: '21', name: '优秀党员', en: 'Outstanding Party member', also: ['优秀共产党员'] },
    { code: '22', name: '先进个人', en: 'Outstanding individual', also: ['先进工作者', '劳动模范'] },
    { code: '30', name: '科技奖励', en: 'Award for science and technology', also: ['科学技术奖'] },
    { code: '99', name: '其他', en: 'Other' },
  ],
}
