import type { Group } from '#domain/access/groups.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { BlobId, PersonId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { type Sitting, seatOf } from './acting.ts'
import type { CaseState, ReturnTo } from './case.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import type { Facts } from './facts.ts'
import { type Route, taskNamed } from './route.ts'
import { editable } from './verbs/edit.ts'
import { type Handable, handables } from './verbs/hand-over.ts'
import { type Signature, signatures } from './verbs/sign.ts'
import { recipientsOf } from './verbs/transfer.ts'
import { isOnlyNoted, returnTargets, ticksOf } from './verbs/verdict.ts'

/** What this person may do now: a button is drawn exactly when the command behind it would be accepted. */
export type Available = {
  readonly seat?: Sitting
  readonly approve: boolean
  readonly reject: boolean
  /** What an approval says: that it is taken note of, where nobody may refuse. */
  readonly noted: boolean
  /** The form of the task that is to be done: one of cases/outputs. */
  readonly output?: string
  /** The keys of the values that may be set from this seat before approving (docs/approvals.md E19). */
  readonly edits: readonly string[]
  readonly returnTo: readonly ReturnTo[]
  /** What must be ticked before approving (复核). */
  readonly ticks: readonly Group[]
  /** Whom the own seat may be passed on to. */
  readonly transferTo: readonly PersonId[]
  readonly resubmit: boolean
  /** Of what is blocked: to take it back for drawing it anew; then it may also be tried once more. */
  readonly reopen: boolean
  readonly withdraw: boolean
  /** 申请撤销: to ask for it, after a milestone. */
  readonly askWithdrawal: boolean
  /** Which 申请撤销 this person answers, counted from one. */
  readonly answerTo?: number
  readonly urge: boolean
  readonly comment: boolean
  /** Whose signature on paper this person may register. */
  readonly sign: readonly Signature[]
  /** Seats that can go to whoever holds the office by now. */
  readonly handOver: readonly Handable[]
}

const anySheet: PaperRef = { blob: '' as BlobId, name: '', type: 'application/pdf', bytes: 0 }

/** Derived by trial decision: the rule itself is asked, with a text and all ticks in place. */
export function available(route: Route, state: CaseState, person: PersonId, facts: Facts): Available {
  const accepts = (command: Command) => 'events' in decide(route, state, command, facts)
  const by = person
  const text = '—'
  const content = facts.content.revision
  const asking = state.askings.length
  const found = seatOf(state, person, facts.standingIn)
  const rest = {
    resubmit: accepts({ do: 'resubmit', by, content, text }),
    reopen: accepts({ do: 'reopen', by, text }),
    withdraw: accepts({ do: 'withdraw', by, text }),
    askWithdrawal: accepts({ do: 'ask-withdrawal', by, text }),
    ...(accepts({ do: 'consent', by, asking, text }) && { answerTo: asking }),
    urge: accepts({ do: 'urge', by }),
    comment: accepts({ do: 'comment', by, text }),
    sign: signatures(state, route, by, facts).filter((one) =>
      accepts({ do: 'sign', by, ...one, content, text, day: dayOf(facts.at), paper: anySheet }),
    ),
    noted: isOnlyNoted(route, state),
    handOver: handables(state, route, by, facts).filter(({ run, seat }) =>
      accepts({ do: 'hand-over', by, run, seat, text }),
    ),
  }
  if (!found) return { approve: false, reject: false, edits: [], returnTo: [], ticks: [], transferTo: [], ...rest }

  const at = { by, run: found.run.run, seat: found.seat.seat, content, text }
  const ticks = ticksOf(state, route, found.run, facts)
  const task = taskNamed(route, found.run.block)
  // The rule asks of whom it goes to only whether these have them: tried with one, it holds for all.
  const recipients = found.principal ? [] : recipientsOf(state, route, found, by, facts)
  return {
    seat: found,
    approve: accepts({ do: 'approve', ticks, ...at }),
    reject: accepts({ do: 'reject', ...at }),
    ...(task && accepts({ do: 'handle', output: {}, ...at }) && { output: task.output }),
    edits: accepts({ do: 'approve', ticks, ...at }) ? editable(state, route, found.run, facts) : [],
    returnTo: returnTargets(state, route, found.run).filter((to) => accepts({ do: 'return', to, ...at })),
    ticks,
    transferTo: recipients
      .slice(0, 1)
      .some((to) => accepts({ do: 'transfer', to, by, run: at.run, seat: at.seat, text }))
      ? recipients
      : [],
    ...rest,
  }
}

/** Whether the person has a verdict to give now, and may give it. */
export function mayDecide(route: Route, state: CaseState, person: PersonId, facts: Facts): boolean {
  const { approve, reject, returnTo, output } = available(route, state, person, facts)
  return approve || reject || output !== undefined || returnTo.length > 0
}
