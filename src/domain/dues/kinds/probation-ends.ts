import { daysAfter } from '#domain/days.ts'
import { partialDateOf } from '#domain/time.ts'
import { type Due, daysAhead } from '../due.ts'

/** A probation that ends: passed or not, said before its last day. */
export const probationEnds: Due = {
  when: 'soon',
  by: 'probationEnd',
  tasks: ['probation', 'let-go'],
  of: (today) => ({
    chosen: {},
    spans: { probationEnd: { from: partialDateOf(today), until: partialDateOf(daysAfter(today, daysAhead)) } },
  }),
}
