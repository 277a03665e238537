import { daysAfter } from '#domain/days.ts'
import { type Day, partialDateOf } from '#domain/time.ts'
import { type Cost, earlyDay } from '../cost.ts'

/** It is told from 1 October on, so many days before the year ends. */
const ahead = 91

/**
 * 未休年休假: days of this year that nobody has given by 31 December cost 200 % of a day's pay beside the wage (职工带薪年休假条例
 * Art. 5, 实施办法 Art. 10, 11). What somebody does not want and has said so in writing is not left, and owes nothing.
 */
export const leave: Cost = {
  when: 'soon',
  profile: 'enterprise',
  by: 'leaveBy',
  also: ['leaveLeft'],
  section: { key: 'leave', group: 'pay' },
  of: (today) => {
    const [then, yearEnd] = [daysAfter(today, ahead), `${today.slice(0, 4)}-12-31` as Day]
    const until = then < yearEnd ? then : yearEnd
    return { chosen: {}, spans: { leaveBy: { from: partialDateOf(today), until: partialDateOf(until) } } }
  },
  one: ({ pay: { leaveLeft: days, leaveBy } = {} }) => {
    const until = earlyDay(leaveBy)
    return until && days !== undefined ? { until, days } : undefined
  },
}
