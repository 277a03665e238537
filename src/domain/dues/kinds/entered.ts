import { daysAfter } from '#domain/days.ts'
import { partialDateOf } from '#domain/time.ts'
import type { Due } from '../due.ts'

/** So many days back. */
const back = 30

/** Who came to this house lately. */
export const entered: Due = {
  when: 'new',
  by: 'entered',
  of: (today) => ({ chosen: {}, spans: { entered: { from: partialDateOf(daysAfter(today, -back)) } } }),
}
