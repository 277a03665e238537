import { isDeepStrictEqual } from 'node:util'
import { available } from '#domain/cases/available.ts'
import type { CaseState, Run } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { consecutive, decideInTurn } from '#domain/cases/consecutive.ts'
import { decide } from '#domain/cases/decide.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { evolve } from '#domain/cases/fold.ts'
import type { Route } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import type { PersonId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { people, sheet } from '../organisation.ts'
import type { Invariant } from './invariant.ts'

type On = { readonly route: Route; readonly state: CaseState; readonly facts: Facts }

/** What the page offers: 17. */
export const buttons: readonly Invariant[] = [
  {
    name: '17 a button is shown exactly when its command would be accepted',
    holds: (on) => people.every((by) => isWhole(by, on) && openRuns(on.state).every((run) => isOffered(run, by, on))),
  },
  {
    name: '17 what may be done on a seat is offered there, each target, each recipient and each signature',
    // Each person in the turn of the flows: to try everything for everybody would be most of the work.
    holds: (on) => {
      const by = people[on.events.length % people.length]
      return by === undefined || (isSeated(by, on) && isSigned(by, on) && isHandable(by, on))
    },
  },
  {
    name: '17 what is offered with an approval is accepted with it, as if it were given one by one',
    holds: (on) => people.every((by) => isTogether(by, on)),
  },
]

/** Further seats of one person (docs/decisions/0039): in one act as one after the other; one that is left out is not skipped. */
function isTogether(by: PersonId, { route, state, facts }: On): boolean {
  const may = available(route, state, by, facts)
  if (!may.seat || may.seat.principal || !may.approve) return true
  const { run, seat } = may.seat
  const offered = consecutive(route, state, may.seat, by, facts)
  const at = { by, content: facts.content.revision, text: '' }
  const first = { do: 'approve', run: run.run, seat: seat.seat, ticks: may.ticks, ...at } as const
  const together = decideInTurn(
    route,
    state,
    first,
    offered.map(({ stop, ticks }) => ({ stop, ticks, text: '' })),
    facts,
  )
  const rest = offered.map((one) => ({ ...first, run: one.run.run, seat: one.seat.seat, ticks: one.ticks }))
  const alone = [first, ...rest].reduce(
    (now: { state: CaseState; events: readonly CaseEvent[] } | undefined, command) => {
      const decided = now && decide(route, now.state, command, facts)
      if (!now || !decided || 'refused' in decided) return undefined
      return { state: decided.events.reduce(evolve, now.state), events: [...now.events, ...decided.events] }
    },
    { state, events: [] },
  )
  return 'events' in together && isDeepStrictEqual(together.events, alone?.events)
}

const accepting =
  ({ route, state, facts }: On) =>
  (command: Command): boolean =>
    'events' in decide(route, state, command, facts)

/** The buttons that stand on no seat. */
function isWhole(by: PersonId, on: On): boolean {
  const { route, state, facts } = on
  const may = available(route, state, by, facts)
  const accepts = accepting(on)
  return (
    may.withdraw === accepts({ do: 'withdraw', by, text: '理由' }) &&
    may.reopen === accepts({ do: 'reopen', by, text: '理由' }) &&
    may.askWithdrawal === accepts({ do: 'ask-withdrawal', by, text: '理由' }) &&
    (may.answerTo !== undefined) === accepts({ do: 'decline', by, asking: state.askings.length, text: '理由' }) &&
    may.urge === accepts({ do: 'urge', by }) &&
    may.comment === accepts({ do: 'comment', by, text: '问' }) &&
    may.resubmit === accepts({ do: 'resubmit', by, content: facts.content.revision, text: '' })
  )
}

/** Whether the page offers a seat to whoever sits, and of that one exactly what would be accepted. */
function isOffered(run: Run, by: PersonId, { route, state, facts }: On): boolean {
  const may = available(route, state, by, facts)
  const content = facts.content.revision
  return run.seats.every(({ seat, state: is, candidates }) => {
    if (is !== 'open' || !candidates.includes(by)) return true
    const command = { do: 'reject', by, run: run.run, seat, content, text: '理由' } as const
    const accepted = 'events' in decide(route, state, command, facts)
    const isThisOne = may.seat?.run.run === run.run && may.seat.seat.seat === seat
    return may.seat !== undefined && (!isThisOne || may.reject === accepted)
  })
}

/** Of the seat that is offered: approval or task, where it may go back to, and whom it may be passed on to. */
function isSeated(by: PersonId, on: On): boolean {
  const { route, state, facts } = on
  const may = available(route, state, by, facts)
  if (!may.seat) return true
  const accepts = accepting(on)
  const place = { by, run: may.seat.run.run, seat: may.seat.seat.seat, text: '理由' }
  const at = { ...place, content: facts.content.revision }
  const targets = (['START', ...state.runs.map(({ run }) => run)] as const).filter((to) =>
    accepts({ do: 'return', to, ...at }),
  )
  const recipients = people.filter((to) => accepts({ do: 'transfer', to, ...place }))
  return (
    may.approve === accepts({ do: 'approve', ticks: may.ticks, ...at }) &&
    (may.output !== undefined) === accepts({ do: 'handle', output: {}, ...at }) &&
    isDeepStrictEqual(new Set(may.returnTo), new Set(targets)) &&
    isDeepStrictEqual(new Set(may.transferTo), new Set(recipients))
  )
}

/** Every signature that may be registered is offered, and no other. */
function isSigned(by: PersonId, on: On): boolean {
  const { route, state, facts } = on
  const { sign } = available(route, state, by, facts)
  const content = facts.content.revision
  return openRuns(state).every(({ run, seats }) =>
    seats.every(({ seat, state: is, candidates }) =>
      candidates.every((signer) => {
        const command = {
          do: 'sign',
          by,
          signer,
          run,
          seat,
          content,
          text: '',
          day: dayOf(facts.at),
          paper: sheet,
        } as const
        const isShown = sign.some((one) => one.run === run && one.seat === seat && one.signer === signer)
        return is !== 'open' || isShown === accepting(on)(command)
      }),
    ),
  )
}

/** Every seat that can go to whoever holds the office by now. */
function isHandable(by: PersonId, on: On): boolean {
  const { route, state, facts } = on
  const { handOver } = available(route, state, by, facts)
  return openRuns(state).every(({ run, seats }) =>
    seats.every(({ seat }) => {
      const isShown = handOver.some((one) => one.run === run && one.seat === seat)
      return isShown === accepting(on)({ do: 'hand-over', by, run, seat, text: '' })
    }),
  )
}
