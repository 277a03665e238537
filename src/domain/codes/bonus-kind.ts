import type { CodeTable } from './code.ts'

/** 奖金种类. */
export const bonusKinds: CodeTable = {
  key: 'bonus-kind',
  codes: [
    { code: '1', name: '年终奖', en: 'Year-end', also: ['年终一次性奖金', '年度奖金'] },
    { code: '2', name: '绩效奖', en: 'Performance', also: ['绩效', '绩效奖金'] },
    { code: '3', name: '专项奖', en: 'For a task', also: ['专项奖励', '项目奖'] },
    { code: '4', name: '任期激励', en: 'Term incentive', also: ['任期奖'] },
    { code: '5', name: '考勤奖', en: 'Attendance', also: ['全勤奖'] },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
