import { inForceState } from '#domain/codes/contract-state.ts'
import { daysAfter } from '#domain/days.ts'
import { partialDateOf } from '#domain/time.ts'
import { type Due, daysAhead } from '../due.ts'

/** The second fixed term runs out: whoever wants to stay is offered a contract without an end (docs/law/contracts.md §2). */
export const secondTerm: Due = {
  when: 'soon',
  by: 'contractTo',
  tasks: ['expiry'],
  also: ['terms', 'contractState'],
  of: (today) => ({
    chosen: { contractState: [inForceState], terms: ['2'] },
    spans: { contractTo: { from: partialDateOf(today), until: partialDateOf(daysAfter(today, daysAhead)) } },
  }),
}
