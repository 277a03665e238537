import { inForceState } from '#domain/codes/contract-state.ts'
import { daysAfter } from '#domain/days.ts'
import { partialDateOf } from '#domain/time.ts'
import type { Due } from '../due.ts'

/** A contract that has run out, neither renewed nor ended. */
export const contractOver: Due = {
  when: 'late',
  by: 'contractTo',
  tasks: ['expiry'],
  also: ['contractState'],
  of: (today) => ({
    chosen: { contractState: [inForceState] },
    spans: { contractTo: { until: partialDateOf(daysAfter(today, -1)) } },
  }),
}
