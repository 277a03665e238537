import type { Run } from '#domain/cases/case.ts'
import { isLive, outcomeOf } from '#domain/cases/case.ts'
import { blockNamed } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { strandedAt, waitingFor } from '#domain/cases/stranded.ts'
import { comesBefore } from '#domain/cases/way.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Invariant } from './invariant.ts'

/** Whom a case waits for: 3, 4, 8, 12 and 20. */
export const standing: readonly Invariant[] = [
  {
    name: '3 a case that runs waits for somebody who may act, or is listed as stranded',
    holds: ({ state, facts }) => {
      const { applicant } = state
      if (state.status !== 'running' || !applicant) return true
      const waiting = waitingFor(state)
      const moves = waiting.every(({ asked, kin = [] }) => {
        const others = (who: PersonId) =>
          facts.kinSit && kin.includes(who) ? { ...facts, barred: () => false } : facts
        return asked.some((who) => [undefined, 'applicant'].includes(barring(who, applicant, others(who))))
      })
      return waiting.length > 0 && moves === (strandedAt(state, facts) === undefined)
    },
  },
  {
    name: '4 and 8 what has ended or is returned or blocked has no open seat, nor has a closed run',
    holds: ({ state }) =>
      state.runs.every((run) => run.state === 'open' || run.seats.every((seat) => seat.state !== 'open')) &&
      (state.status === 'running' || openRuns(state).length === 0),
  },
  {
    name: '12 one seat is open at a time, aside from forks and from steps that seat everybody',
    holds: ({ route, state }) => {
      const open = openRuns(state)
      const isAlone = (run: Run) =>
        open.every((other) => other === run || (other.block !== run.block && !comesBefore(route, run, other)))
      const isOne = ({ block, seats }: Run) => {
        const of = blockNamed(route, block)
        return seats.length === 1 || (of?.k === 'step' && of.mode === 'all')
      }
      return open.every((run) => isAlone(run) && isOne(run))
    },
  },
  {
    name: '20 a case is live until it ends',
    holds: ({ state }) => isLive(state) === (state.status !== 'new' && outcomeOf(state) === undefined),
  },
]
