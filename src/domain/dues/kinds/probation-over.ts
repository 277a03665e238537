import { daysAfter } from '#domain/days.ts'
import { partialDateOf } from '#domain/time.ts'
import type { Due } from '../due.ts'

/** A probation that is over while nobody has said whether it is passed. */
export const probationOver: Due = {
  when: 'late',
  by: 'probationEnd',
  tasks: ['probation', 'let-go'],
  of: (today) => ({ chosen: {}, spans: { probationEnd: { until: partialDateOf(daysAfter(today, -1)) } } }),
}
