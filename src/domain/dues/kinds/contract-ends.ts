import { inForceState } from '#domain/codes/contract-state.ts'
import { daysAfter } from '#domain/days.ts'
import { partialDateOf } from '#domain/time.ts'
import { type Due, daysAhead } from '../due.ts'

/** A contract that runs out: renewed, or ended in time. */
export const contractEnds: Due = {
  when: 'soon',
  by: 'contractTo',
  tasks: ['expiry'],
  also: ['contractState'],
  of: (today) => ({
    chosen: { contractState: [inForceState] },
    spans: { contractTo: { from: partialDateOf(today), until: partialDateOf(daysAfter(today, daysAhead)) } },
  }),
}
