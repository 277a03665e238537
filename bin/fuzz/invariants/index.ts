import { buttons } from './buttons.ts'
import { deciding } from './deciding.ts'
import { history } from './history.ts'
import type { Invariant } from './invariant.ts'
import { passing } from './passing.ts'
import { reserving } from './reserving.ts'
import { standing } from './standing.ts'
import { outcomeWhenTurned } from './turned.ts'

/**
 * What must be true of every flow, by the numbers of docs/approvals.md §7, which each name begins with:
 *
 *     1 2 5 14 24    history.ts
 *     3 4 8 12 20    standing.ts; 20 of the rows of locks also in ../beside.ts and ../actions.ts
 *     6 23           deciding.ts
 *     7 9 10 15      passing.ts
 *     11 16          passing.ts, together: no step is protected by name yet, so that every step is
 *     17             buttons.ts
 *     19             turned.ts
 *     21             reserving.ts; of seats and equipment themselves in ../resources.ts
 *
 * 13, 18 and 22 have no subject: nobody signs on others, votes, or is late.
 */
export const invariants: readonly Invariant[] = [
  ...history,
  ...standing,
  ...deciding,
  ...passing,
  ...reserving,
  ...buttons,
  {
    name: '19 the order of the branches of a fork, and notices beside them, change no outcome',
    holds: (flow) => outcomeWhenTurned(flow) === flow.state.status,
  },
]
