import { isDeepStrictEqual } from 'node:util'
import { outcomeOf } from '#domain/cases/case.ts'
import { decide } from '#domain/cases/decide.ts'
import { evolve, fold } from '#domain/cases/fold.ts'
import { effectiveDay } from '#domain/cases/standing.ts'
import { dayOf } from '#domain/time.ts'
import type { Invariant } from './invariant.ts'

/** What is written, and how often: 1, 2, 5, 14 and 24. */
export const history: readonly Invariant[] = [
  {
    name: '1 the same command decides the same',
    holds: ({ route, steps }) =>
      steps.every(({ before, command, facts, made }) => {
        const again = decide(route, before, command, facts)
        return isDeepStrictEqual('events' in again ? again.events : undefined, made)
      }),
  },
  { name: '2 a case is the fold of its events', holds: ({ events, state }) => isDeepStrictEqual(fold(events), state) },
  {
    name: '5 a case ends once',
    holds: ({ events, state }) => events.filter(({ type }) => type === 'ended').length === (outcomeOf(state) ? 1 : 0),
  },
  {
    name: '5 nothing is applied before its day, or to a dossier that does not take it',
    holds: ({ steps }) =>
      steps.every(({ before, facts, made = [] }) => {
        const applied = made.some((event) => event.type === 'ended' && event.outcome === 'approved')
        const day = effectiveDay(made.reduce(evolve, before))
        return !applied || ((facts.conflicts ?? []).length === 0 && (day === undefined || day <= dayOf(facts.at)))
      }),
  },
  {
    name: '14 a verdict once given never changes',
    holds: ({ steps, state }) =>
      steps.every(({ before }) =>
        before.runs.every((run, at) => {
          const now = state.runs[at]?.seats ?? []
          return run.seats.every((seat, place) => !seat.verdict || isDeepStrictEqual(seat.verdict, now[place]?.verdict))
        }),
      ),
  },
  {
    name: '14 a verdict from a page that is older than the content is not taken',
    holds: ({ steps }) =>
      steps.every(
        ({ command, facts, made }) => !made || !('content' in command) || command.content === facts.content.revision,
      ),
  },
  {
    name: '24 the same command is taken once',
    holds: ({ route, steps }) =>
      steps
        .filter((step) => step.made && step.command.do !== 'comment' && step.command.do !== 'view')
        .every(({ before, command, facts, made = [] }) => {
          const after = made.reduce(evolve, before)
          return 'refused' in decide(route, after, command, facts)
        }),
  },
]
