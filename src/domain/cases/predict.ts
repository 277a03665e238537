import type { PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { CaseState, Handing, Level, Origin, PassedOver, Run, Seat, Verdict } from './case.ts'
import type { Facts } from './facts.ts'
import { type Pen, penFor } from './pen.ts'
import type { Reason } from './refusal.ts'
import { blockNamed, forkAround, type Route, taskNamed } from './route.ts'
import { settle } from './settle.ts'
import { openRuns } from './standing.ts'
import { contentNow, submitted, toTick, vouchedFor } from './vouching.ts'

/** One stop of the route as a person reads it: past (void where a return undid it), waiting now, expected, or empty. */
export type Leg = {
  readonly block: string
  /** Whether it is work that is recorded and not voted on. */
  readonly task?: true
  /** The fork whose other branches are asked at the same time. */
  readonly fork?: string
  readonly level?: Level
  readonly run?: number
  readonly state: 'done' | 'returned' | 'rejected' | 'void' | 'cancelled' | 'now' | 'expected' | 'empty'
  readonly people: readonly PersonId[]
  readonly origins: readonly Origin[]
  readonly passedOver: readonly PassedOver[]
  readonly openedAt?: Instant
  readonly firstViewedAt?: Instant
  readonly verdict?: Verdict
  readonly handed?: readonly Handing[]
  /** Will pass by itself, because the same person approves the stop before. */
  readonly repeats?: boolean
  /** Will pass because the same person approved the very same before a return. */
  readonly carries?: boolean
}

export type Prediction = {
  readonly legs: readonly Leg[]
  /** What the last approval brings about, by the name that the route gives it. */
  readonly effect: string
  /** Whom the end of the case is copied to. */
  readonly copies: readonly PersonId[]
  /** Why the case cannot reach its end as things stand. */
  readonly blocked?: Reason
}

/**
 * The route with names, before submitting and at any time after: the very core is run ahead with every seat approving, so
 * that what is predicted is what would happen if the organisation stayed as it is.
 */
export function predict(route: Route, state: CaseState, facts: Facts, applicant?: PersonId): Prediction {
  const pen = penFor(state)
  const blocked = runAhead(pen, route, facts, applicant)
  const known = state.runs.length
  const legs = pen.state.runs.flatMap((run) => legsOf(route, run, state.runs[run.run - 1], known))
  const empty = blocked?.code === 'case.nobody-to-ask' ? [emptyLeg(blocked.block)] : []
  return {
    legs: [...legs, ...empty],
    effect: route.effect,
    copies: pen.state.copied.filter((person) => person !== whoever),
    ...(blocked && { blocked }),
  }
}

function runAhead(pen: Pen, route: Route, facts: Facts, applicant: PersonId | undefined): Reason | undefined {
  const { at, content, about } = facts
  const by = pen.state.applicant ?? applicant
  if (!by) throw new Error('A route is predicted for an applicant.')
  const submission = { at, by, about, ...submitted(content), text: '' }
  if (pen.state.status === 'new') pen.write({ type: 'submitted', subject: facts.subject, ...submission })
  if (pen.state.status === 'returned') pen.write({ type: 'resubmitted', changed: [], ...submission })
  for (;;) {
    const refused = settle(pen, route, facts)
    const [run] = openRuns(pen.state)
    if (refused || !run) return refused
    approve(pen, route, run, facts)
  }
}

/**
 * Which of several will decide is not known, so that whoever decides counts for nobody: each of them is still expected
 * where the own level comes. The way that is gone may be shorter than the one that was told, never longer.
 */
const whoever = 'whoever' as PersonId

function approve(pen: Pen, route: Route, { run, block, seats }: Run, facts: Facts) {
  const decides = blockNamed(route, block)?.decides ?? []
  const content = contentNow(pen.state, facts)
  const open = seats.find(({ state }) => state === 'open')
  const [alone, ...others] = open?.candidates ?? []
  if (!open || !alone) throw new Error('A seat without candidates was opened.')
  const by = others.length > 0 ? whoever : alone
  pen.write({
    type: 'decided',
    at: facts.at,
    by,
    run,
    seat: open.seat,
    verdict: taskNamed(route, block) ? 'done' : 'approve',
    content: facts.content.revision,
    vouched: vouchedFor(decides, content),
    ticks: toTick(decides, content),
    text: '',
  })
}

/**
 * A run that exists is told as it is; one that was only run ahead is expected. Where everybody has a seat of his own, each
 * is a stop.
 */
const legsOf = (route: Route, run: Run, real: Run | undefined, known: number): readonly Leg[] => {
  const told = run.run <= known && real ? real : run
  const fork = forkAround(route.body, run.block)
  const kept = { ...(fork && { fork }), ...(taskNamed(route, run.block) && { task: true as const }) }
  return told.seats.map((seat) => ({ ...legOf(told, seat, told === real), ...kept }))
}

function legOf(told: Run, seat: Seat, isReal: boolean): Leg {
  const { verdict } = seat
  const base = {
    block: told.block,
    ...(told.level && { level: told.level }),
    people: seat.candidates,
    origins: seat.origins,
    passedOver: told.passedOver,
  }
  const itself = verdict?.by === 'system' && { repeats: true, ...(verdict.carries !== undefined && { carries: true }) }
  if (!isReal) return { ...base, state: 'expected', ...itself }
  return {
    ...base,
    run: told.run,
    state: stateOf(told, seat),
    openedAt: seat.openedAt,
    ...(seat.firstViewedAt && { firstViewedAt: seat.firstViewedAt }),
    ...(verdict && { verdict }),
    ...(seat.handed && { handed: seat.handed }),
    ...itself,
  }
}

/** A seat that has decided is done before its run is, and one that need not decide any more is cancelled. */
function stateOf({ state }: Run, seat: Seat): Leg['state'] {
  if (state === 'void') return 'void'
  if (seat.state === 'open') return 'now'
  if (seat.state === 'cancelled') return 'cancelled'
  return seat.verdict?.kind === 'approve' || seat.verdict?.kind === 'done' || !seat.verdict
    ? 'done'
    : seat.verdict.kind === 'return'
      ? 'returned'
      : 'rejected'
}

const emptyLeg = (block: string): Leg => ({ block, state: 'empty', people: [], origins: [], passedOver: [] })
