import { notSigned } from '#domain/codes/contract-state.ts'
import { daysAfter } from '#domain/days.ts'
import { monthsLater, partialDateOf } from '#domain/time.ts'
import type { Due } from '../due.ts'

/** No contract in writing a month after the work began (docs/law/contracts.md §1). */
export const unsigned: Due = {
  when: 'late',
  by: 'entered',
  tasks: ['contract'],
  also: ['contractState'],
  of: (today) => {
    const monthAgo = monthsLater(partialDateOf(today), -1) ?? partialDateOf(daysAfter(today, -31))
    return { chosen: { contractState: [notSigned] }, spans: { entered: { until: monthAgo } } }
  },
}
