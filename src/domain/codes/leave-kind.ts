import type { CodeTable } from './code.ts'

/** 假别. */
export const leaveKinds: CodeTable = {
  key: 'leave-kind',
  codes: [
    { code: '1', name: '年休假', en: 'Annual leave', also: ['年假', '带薪年休假'] },
    { code: '2', name: '病假', en: 'Sick leave' },
    { code: '3', name: '事假', en: 'Personal leave' },
    { code: '4', name: '探亲假', en: 'Home leave' },
    { code: '5', name: '婚假', en: 'Marriage leave' },
    { code: '6', name: '产假', en: 'Maternity leave' },
    { code: '7', name: '陪产假', en: 'Paternity leave', also: ['护理假'] },
    { code: '8', name: '育儿假', en: 'Childcare leave' },
    { code: '9', name: '丧假', en: 'Bereavement leave' },
    { code: 'A', name: '工伤假', en: 'Work injury leave', also: ['停工留薪期'] },
    { code: 'B', name: '独生子女护理假', en: 'Leave to care for a parent' },
    { code: 'Z', name: '其他', en: 'Other' },
  ],
}
