import type { CodeTable } from './code.ts'

/** 工资变动原因: the kinds of class 9-1. */
export const payReasons: CodeTable = {
  key: 'pay-reason',
  codes: [
    { code: '1', name: '初次定级', en: 'First grading', also: ['定级', '转正定级'] },
    { code: '2', name: '见习试用', en: 'Trial pay', also: ['试用期工资', '见习期工资'] },
    { code: '3', name: '正常晋升', en: 'Regular step', also: ['正常晋级', '薪级晋升'] },
    { code: '4', name: '职务变动', en: 'Change of post', also: ['职务晋升', '晋职'] },
    { code: '5', name: '岗位变动', en: 'Change of place', also: ['转岗', '调岗'] },
    { code: '6', name: '职称变动', en: 'Change of title', also: ['聘任职称'] },
    { code: '7', name: '调整标准', en: 'New standard', also: ['调标', '普调', '调资'] },
    { code: '8', name: '套改', en: 'Conversion to a new scale', also: ['工资套改'] },
    { code: '9', name: '考核奖惩', en: 'After appraisal, reward or punishment' },
    { code: 'A', name: '调入', en: 'Transferred in' },
    { code: 'Z', name: '其他', en: 'Other' },
  ],
}
