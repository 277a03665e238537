import type { Group } from '#domain/access/groups.ts'
import type { PersonId } from '#domain/ids.ts'
import {
  type CaseEvent,
  type CaseState,
  counted,
  isLive,
  outcomeOf,
  type ReturnTo,
  type Run,
  type Seat,
  verdictOf,
} from './case.ts'
import type { Facts } from './facts.ts'
import { type Pen, penFor } from './pen.ts'
import { predict } from './predict.ts'
import type { Reason } from './refusal.ts'
import { blockNamed, decidesOf, type Route } from './route.ts'
import { barring } from './seating.ts'
import { settle } from './settle.ts'
import { rescuers, strandedAt } from './stranded.ts'
import { moved, toTick, vouchedFor } from './vouching.ts'

/** What the page says it drew: the seat, its run and the content revision; never the case's own revision. */
type AtSeat = {
  readonly by: PersonId
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly text: string
}

export type Command =
  | { readonly do: 'submit'; readonly by: PersonId; readonly text: string }
  | ({ readonly do: 'approve'; readonly ticks: readonly Group[] } & AtSeat)
  | ({ readonly do: 'reject' } & AtSeat)
  | ({ readonly do: 'return'; readonly to: ReturnTo } & AtSeat)
  | { readonly do: 'resubmit'; readonly by: PersonId; readonly content: number; readonly text: string }
  | { readonly do: 'withdraw'; readonly by: PersonId; readonly text: string }
  /** `named`: who is called by name in the text. */
  | { readonly do: 'comment'; readonly by: PersonId; readonly text: string; readonly named?: readonly PersonId[] }
  | { readonly do: 'view'; readonly by: PersonId }

export type Decided = { readonly events: readonly CaseEvent[] } | { readonly refused: Reason }

/** All choices are made here and written into the events; nothing is looked up again when they are replayed. */
export function decide(route: Route, state: CaseState, command: Command, facts: Facts): Decided {
  const pen = penFor(state)
  const refused = obey(pen, route, command, facts) ?? settle(pen, route, facts)
  return refused ? { refused } : { events: pen.events }
}

/** The longest text of a verdict, a reason or a comment, in characters; the fields of the pages say the same. */
const mostText = 2000

function obey(pen: Pen, route: Route, command: Command, facts: Facts): Reason | undefined {
  if (command.do !== 'view' && command.text.length > mostText) return { code: 'case.text-too-long' }
  switch (command.do) {
    case 'submit':
      return submit(pen, route, command, facts)
    case 'approve':
    case 'reject':
    case 'return':
      return giveVerdict(pen, route, command, facts)
    case 'resubmit':
      return resubmit(pen, route, command, facts)
    case 'withdraw':
      return withdraw(pen, command, facts)
    case 'comment':
      return comment(pen, command, facts)
    case 'view':
      return view(pen, command, facts)
  }
}

/** Also refuses while any seat further on would be empty as things stand (docs/decisions/0059). */
function submit(pen: Pen, route: Route, { by, text }: Command & { do: 'submit' }, facts: Facts): Reason | undefined {
  if (pen.state.status !== 'new') return { code: 'case.not-your-turn' }
  const why = barring(by, by, facts)
  if (why === 'subject' || why === 'kin') return { code: 'case.own' }
  if (why === 'inactive') return { code: 'case.not-your-turn' }
  const { blocked } = predict(route, pen.state, facts, by)
  if (blocked) return blocked
  const { revision: content, fields } = facts.content
  pen.write({ type: 'submitted', at: facts.at, by, subject: facts.subject, about: facts.about, content, fields, text })
  return undefined
}

type VerdictCommand = Command & { do: 'approve' | 'reject' | 'return' }

function giveVerdict(pen: Pen, route: Route, command: VerdictCommand, facts: Facts): Reason | undefined {
  const { at } = facts
  const { by, run: number, text } = command
  const found = seatAt(pen.state, command)
  const refused =
    notYours(pen.state, found?.seat, by, facts) ?? incomplete(pen.state, route, found?.run, command, facts)
  if (refused || !found) return refused ?? { code: 'case.not-your-turn' }

  const decides = decidesOf(route, found.run.block)
  pen.write({
    type: 'decided',
    at,
    by,
    run: number,
    seat: command.seat,
    verdict: command.do,
    content: facts.content.revision,
    vouched: vouchedFor(decides, facts),
    ticks: command.do === 'approve' ? ticked(route, found.run, command.ticks) : [],
    text,
    ...(command.do === 'return' && { to: command.to, voids: voidedBy(pen.state, command.to) }),
  })
  if (command.do === 'reject') pen.write({ type: 'ended', at, outcome: 'rejected' })
  return undefined
}

const seatAt = ({ runs }: CaseState, at: { run: number; seat: number }) => {
  const run = runs.find(({ run }) => run === at.run)
  const seat = run?.seats.find(({ seat }) => seat === at.seat)
  return run && seat && { run, seat }
}

/** Whether this person may give a verdict on this seat now; the reason is the one that helps most. */
function notYours(state: CaseState, seat: Seat | undefined, by: PersonId, facts: Facts): Reason | undefined {
  if (!seat?.candidates.includes(by)) return closed(state) ?? { code: 'case.not-your-turn' }
  if (seat.verdict) return { code: 'case.already-decided', by: seat.verdict.by, at: seat.verdict.at }
  const ended = closed(state)
  if (ended) return ended
  if (seat.state !== 'open') return { code: 'case.stale' }
  return mayAct(state, by, facts) ? undefined : { code: 'case.not-your-turn' }
}

/** Checked again when acting, not only when the seat opened: people leave and marry in between. */
const mayAct = (state: CaseState, by: PersonId, facts: Facts): boolean =>
  state.applicant !== undefined && barring(by, state.applicant, facts) === undefined

function incomplete(
  state: CaseState,
  route: Route,
  run: Run | undefined,
  command: VerdictCommand,
  facts: Facts,
): Reason | undefined {
  if (command.content !== facts.content.revision) return { code: 'case.stale' }
  if (command.do === 'approve') return unticked(route, run, command.ticks, facts)
  if (command.text.trim() === '') return { code: 'case.reason-missing' }
  if (command.do === 'return' && !returnTargets(state).includes(command.to)) return { code: 'case.not-a-target' }
  return undefined
}

/** What stays with the verdict: only where the block asks for ticks, and only what it decides on. */
function ticked(route: Route, run: Run, ticks: readonly Group[]): readonly Group[] {
  const block = blockNamed(route, run.block)
  return block?.k === 'step' && block.ticks ? block.decides.filter((group) => ticks.includes(group)) : []
}

function unticked(route: Route, run: Run | undefined, ticks: readonly Group[], facts: Facts): Reason | undefined {
  const block = run && blockNamed(route, run.block)
  if (block?.k !== 'step' || !block.ticks) return undefined
  const groups = toTick(block.decides, facts).filter((group) => !ticks.includes(group))
  return groups.length > 0 ? { code: 'case.ticks-missing', groups } : undefined
}

/** Where the open seat may return the case to: the applicant, or any run that a person passed and that still counts. */
export const returnTargets = (state: CaseState): readonly ReturnTo[] => [
  'START',
  ...counted(state)
    .filter((run) => verdictOf(run)?.by !== 'system')
    .map(({ run }) => run),
]

/** The target and everything after it; with a return to the start, everything. */
const voidedBy = (state: CaseState, to: ReturnTo): readonly number[] =>
  counted(state)
    .map(({ run }) => run)
    .filter((run) => to === 'START' || run >= to)

function resubmit(
  pen: Pen,
  route: Route,
  { by, content, text }: Command & { do: 'resubmit' },
  facts: Facts,
): Reason | undefined {
  const { state } = pen
  const ended = closed(state)
  if (ended) return ended
  if (state.status !== 'returned' || by !== state.applicant || barring(by, by, facts) !== 'applicant')
    return { code: 'case.not-your-turn' }
  if (content !== facts.content.revision) return { code: 'case.stale' }
  const { blocked } = predict(route, state, facts)
  if (blocked) return blocked
  const { fields } = facts.content
  pen.write({
    type: 'resubmitted',
    at: facts.at,
    by,
    about: facts.about,
    content,
    fields,
    changed: moved(state.content.fields, fields),
    text,
  })
  return undefined
}

function withdraw(pen: Pen, { by, text }: Command & { do: 'withdraw' }, facts: Facts): Reason | undefined {
  const { at } = facts
  const ended = closed(pen.state)
  if (ended) return ended
  if (!isLive(pen.state) || !mayWithdraw(pen.state, by, facts)) return { code: 'case.not-your-turn' }
  if (text.trim() === '') return { code: 'case.reason-missing' }
  pen.write({ type: 'withdrawn', at, by, text })
  pen.write({ type: 'ended', at, outcome: 'withdrawn' })
  return undefined
}

/**
 * The applicant; whoever keeps the dossier where the applicant cannot act any more, having left or turned out to be a
 * relative, or where nobody can act who is asked: else the case would hold its dossier for ever.
 */
function mayWithdraw(state: CaseState, by: PersonId, facts: Facts): boolean {
  const { applicant } = state
  if (!applicant || !rescuers(applicant, facts).includes(by)) return false
  return by === applicant || barring(applicant, applicant, facts) !== 'applicant' || !!strandedAt(state, facts)
}

function comment(pen: Pen, { by, text, named = [] }: Command & { do: 'comment' }, facts: Facts): Reason | undefined {
  const ended = closed(pen.state)
  if (ended) return ended
  if (!isLive(pen.state) || !takesPart(pen.state, by) || !facts.organisation.usable(by))
    return { code: 'case.not-your-turn' }
  if (text.trim() === '') return { code: 'case.text-missing' }
  pen.write({ type: 'commented', at: facts.at, by, text, ...(named.length > 0 && { named }) })
  return undefined
}

/** Whoever applied, was ever asked, was copied, or was called by name in the discussion. */
export const takesPart = (state: CaseState, person: PersonId): boolean =>
  person === state.applicant ||
  state.copied.includes(person) ||
  state.comments.some(({ named }) => named.includes(person)) ||
  state.runs.some(({ seats }) => seats.some(({ candidates }) => candidates.includes(person)))

/** Only the first look at an open seat leaves an event: it splits waiting from deciding. */
function view(pen: Pen, { by }: Command & { do: 'view' }, facts: Facts): Reason | undefined {
  const found = seatOf(pen.state, by)
  if (!found || found.seat.firstViewedAt || !mayAct(pen.state, by, facts)) return undefined
  pen.write({ type: 'viewed', at: facts.at, by, run: found.run.run, seat: found.seat.seat })
  return undefined
}

/** The open seat on which this person may decide, if any. */
export function seatOf(state: CaseState, person: PersonId): { run: Run; seat: Seat } | undefined {
  for (const run of state.runs)
    for (const seat of run.seats) if (seat.state === 'open' && seat.candidates.includes(person)) return { run, seat }
  return undefined
}

function closed(state: CaseState): Reason | undefined {
  const outcome = outcomeOf(state)
  if (!outcome || !state.endedAt) return undefined
  return { code: 'case.closed', outcome, at: state.endedAt, by: enderOf(state) }
}

/** Whoever ended the case alone: by withdrawing it or by saying no. */
function enderOf({ withdrawal, runs }: CaseState): PersonId | undefined {
  if (withdrawal) return withdrawal.by
  const no = runs.map(verdictOf).find((verdict) => verdict?.kind === 'reject')
  return no && no.by !== 'system' ? no.by : undefined
}
