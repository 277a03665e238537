import type { Group } from '#domain/access/groups.ts'
import type { PersonId } from '#domain/ids.ts'
import { seatOf } from './acting.ts'
import type { CaseState, ReturnTo, Run, Seat } from './case.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import type { Facts } from './facts.ts'
import { blockNamed, type Route } from './route.ts'
import { returnTargets } from './verbs/verdict.ts'
import { toTick } from './vouching.ts'

/** What this person may do now: a button is drawn exactly when the command behind it would be accepted. */
export type Available = {
  readonly seat?: { readonly run: Run; readonly seat: Seat }
  readonly approve: boolean
  readonly reject: boolean
  readonly returnTo: readonly ReturnTo[]
  /** What must be ticked before approving (复核). */
  readonly ticks: readonly Group[]
  readonly resubmit: boolean
  readonly withdraw: boolean
  readonly comment: boolean
}

/** Derived by trial decision: the rule itself is asked, with a text and all ticks in place. */
export function available(route: Route, state: CaseState, person: PersonId, facts: Facts): Available {
  const accepts = (command: Command) => 'events' in decide(route, state, command, facts)
  const by = person
  const text = '—'
  const content = facts.content.revision
  const found = seatOf(state, person)
  const rest = {
    resubmit: accepts({ do: 'resubmit', by, content, text }),
    withdraw: accepts({ do: 'withdraw', by, text }),
    comment: accepts({ do: 'comment', by, text }),
  }
  if (!found) return { approve: false, reject: false, returnTo: [], ticks: [], ...rest }

  const at = { by, run: found.run.run, seat: found.seat.seat, content, text }
  const ticks = ticksOf(route, found.run, facts)
  return {
    seat: found,
    approve: accepts({ do: 'approve', ticks, ...at }),
    reject: accepts({ do: 'reject', ...at }),
    returnTo: returnTargets(state).filter((to) => accepts({ do: 'return', to, ...at })),
    ticks,
    ...rest,
  }
}

/** Whether the person has a verdict to give now, and may give it. */
export function mayDecide(route: Route, state: CaseState, person: PersonId, facts: Facts): boolean {
  const { approve, reject, returnTo } = available(route, state, person, facts)
  return approve || reject || returnTo.length > 0
}

function ticksOf(route: Route, run: Run, facts: Facts): readonly Group[] {
  const block = blockNamed(route, run.block)
  return block?.k === 'step' && block.ticks ? toTick(block.decides, facts) : []
}
