import { isDeepStrictEqual } from 'node:util'
import { available } from '#domain/cases/available.ts'
import { counted, humanVerdict, isLive, openRuns, outcomeOf, verdictOf } from '#domain/cases/case.ts'
import { decide } from '#domain/cases/decide.ts'
import { evolve, fold } from '#domain/cases/fold.ts'
import { newest } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { askingBlocks, decidesOf } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { strandedAt } from '#domain/cases/stranded.ts'
import { vouchedFor } from '#domain/cases/vouching.ts'
import type { PersonId } from '#domain/ids.ts'
import { topRank } from '#domain/organisation/office.ts'
import type { Flow, Step } from './flow.ts'
import { people } from './organisation.ts'

const route = newest(create)

type Invariant = { readonly name: string; readonly holds: (flow: Flow) => boolean }

const verdicts = ['approve', 'reject', 'return'] as const
const givesVerdict = ({ command }: Step) => verdicts.some((verdict) => verdict === command.do)

/**
 * What must be true of every flow, numbered as in docs/approvals.md §7; 11, 13, 16, 18, 19 and 21 to 23 have no subject
 * yet.
 */
export const invariants: readonly Invariant[] = [
  {
    name: '1 the same command decides the same',
    holds: ({ steps }) =>
      steps.every(({ before, command, facts, made }) => {
        const again = decide(route, before, command, facts)
        return isDeepStrictEqual('events' in again ? again.events : undefined, made)
      }),
  },
  { name: '2 a case is the fold of its events', holds: ({ events, state }) => isDeepStrictEqual(fold(events), state) },
  {
    name: '3 a case that runs waits for somebody who may act, or is listed as stranded',
    holds: ({ state, facts }) => {
      const { applicant } = state
      if (state.status !== 'running' || !applicant) return true
      const sitting = openRuns(state).flatMap(({ seats }) => seats.flatMap(({ candidates }) => candidates))
      const able = sitting.filter((who) => barring(who, applicant, facts) === undefined)
      return sitting.length > 0 && able.length > 0 === (strandedAt(state, facts) === undefined)
    },
  },
  {
    name: '4 and 8 what has ended or is returned has no open seat, nor has a closed run',
    holds: ({ state }) =>
      state.runs.every((run) => run.state === 'open' || run.seats.every((seat) => seat.state !== 'open')) &&
      (state.status === 'running' || openRuns(state).length === 0),
  },
  {
    name: '5 a case ends once',
    holds: ({ events, state }) => events.filter(({ type }) => type === 'ended').length === (outcomeOf(state) ? 1 : 0),
  },
  {
    name: '6 nobody decides who is the subject, kin, the applicant, has left or wrote what is decided',
    holds: ({ steps }) =>
      steps
        .filter((step) => step.made && givesVerdict(step))
        .every(({ before, command, facts }) => {
          const run = before.runs.find(({ run }) => 'run' in command && run === command.run)
          const wrote = decidesOf(route, run?.block ?? '').some((group) => facts.editors?.[group]?.has(command.by))
          return !wrote && barring(command.by, before.applicant ?? command.by, facts) === undefined
        }),
  },
  {
    name: '7 a step counts once, and a level of the ladder once',
    holds: ({ state }) => {
      const places = counted(state).map(({ block, level = '' }) => block + level)
      const seated = state.runs.flatMap(({ seats }) => seats.map(({ candidates }) => candidates))
      return new Set(places).size === places.length && seated.every((each) => new Set(each).size === each.length)
    },
  },
  {
    name: '9 a step passes by an approval alone',
    holds: ({ state }) => counted(state).every((run) => verdictOf(run)?.kind === 'approve'),
  },
  {
    name: '10 what is approved has passed every step',
    holds: ({ state }) => {
      const passed = new Set(counted(state).map(({ block }) => block))
      return state.status !== 'approved' || askingBlocks(route).every(({ id }) => passed.has(id))
    },
  },
  {
    name: '10 what is approved was decided by somebody of the rank that ends the ladder, or named for want of one',
    holds: ({ state, facts }) => {
      const isOfTheRank = (who: PersonId | 'system' | undefined) =>
        who === facts.fallback ||
        facts.organisation.offices.some(({ person, rank }) => person === who && rank <= topRank)
      const climbed = counted(state).filter(({ block }) => block === 'leaders')
      return state.status !== 'approved' || climbed.some((run) => isOfTheRank(humanVerdict(state, run).verdict?.by))
    },
  },
  {
    name: '12 one seat is open at a time',
    holds: ({ state }) => state.runs.filter((run) => run.state === 'open').length < 2,
  },
  {
    name: '14 a verdict once given never changes',
    holds: ({ steps, state }) =>
      steps.every(({ before }) =>
        before.runs.every(
          (run, at) => !verdictOf(run) || isDeepStrictEqual(verdictOf(run), verdictOf(state.runs[at] ?? run)),
        ),
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
    name: '15 what is approved was vouched for as it was submitted last',
    holds: ({ state }) =>
      state.status !== 'approved' ||
      counted(state).every((run) =>
        isDeepStrictEqual(verdictOf(run)?.vouched, vouchedFor(decidesOf(route, run.block), state)),
      ),
  },
  {
    name: '17 a button is shown exactly when its command would be accepted',
    holds: ({ state, facts }) =>
      people.every((by) => {
        const may = available(route, state, by, facts)
        const accepts = (text: string) => 'events' in decide(route, state, { do: 'withdraw', by, text }, facts)
        return may.withdraw === accepts('理由') && (!may.approve || may.seat !== undefined)
      }),
  },
  {
    name: '20 a case is live until it ends',
    holds: ({ state }) => isLive(state) === (state.status !== 'new' && outcomeOf(state) === undefined),
  },
  {
    name: '24 the same verdict is taken once',
    holds: ({ steps }) =>
      steps
        .filter((step) => step.made && givesVerdict(step))
        .every(({ before, command, facts, made = [] }) => {
          const after = made.reduce(evolve, before)
          return 'refused' in decide(route, after, command, facts)
        }),
  },
]
