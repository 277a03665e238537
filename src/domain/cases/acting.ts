import type { PersonId } from '#domain/ids.ts'
import type { CaseState, Run, Seat } from './case.ts'
import type { CaseEvent } from './event.ts'
import type { Barriers, Facts, StandingIn } from './facts.ts'
import { barring } from './seating.ts'

/** A seat, and in whose place somebody sits on it. */
export type Sitting = { readonly run: Run; readonly seat: Seat; readonly principal?: PersonId }

/** The open seat on which this person may decide, the own before one of somebody for whom he stands in, if any. */
export function seatOf(state: CaseState, person: PersonId, standingIn: StandingIn = []): Sitting | undefined {
  const open = state.runs.flatMap((run) =>
    run.seats.filter((seat) => seat.state === 'open').map((seat): Sitting => ({ run, seat })),
  )
  const own = open.find(({ seat }) => seat.candidates.includes(person))
  if (own || standingIn.length === 0) return own
  for (const { run, seat } of open) {
    const principal = principalOf(state, { run, seat }, person, standingIn)
    if (principal) return { run, seat, principal }
  }
  return undefined
}

/** The open seats that are this person's own, in the order of their opening. */
export const ownSeats = ({ runs }: CaseState, person: PersonId): readonly Pick<Sitting, 'run' | 'seat'>[] =>
  runs
    .flatMap((run) => run.seats.map((seat) => ({ run, seat })))
    .filter(({ seat }) => seat.state === 'open' && seat.candidates.includes(person))

/**
 * For whom of those who sit this person stands in (E9). Not for the own request, and not in a run in which he has a seat of
 * his own: nobody speaks twice.
 */
export function principalOf(
  { applicant }: CaseState,
  { run, seat }: Pick<Sitting, 'run' | 'seat'>,
  person: PersonId,
  standingIn: StandingIn = [],
): PersonId | undefined {
  const hasSpoken = run.seats.some(({ candidates, verdict }) => candidates.includes(person) || verdict?.by === person)
  if (person === applicant || hasSpoken) return undefined
  return standingIn.find(({ principal, proxy }) => proxy === person && seat.candidates.includes(principal))?.principal
}

/** Who may decide on these seats: those who sit, and those who stand in for them. */
export const withProxies = (people: readonly PersonId[], standingIn: StandingIn = []): readonly PersonId[] => [
  ...new Set([
    ...people,
    ...standingIn.filter(({ principal }) => people.includes(principal)).map(({ proxy }) => proxy),
  ]),
]

/** The seat of this number, whatever became of it. */
export function seatAt({ runs }: CaseState, at: { readonly run: number; readonly seat: number }) {
  const run = runs.find(({ run }) => run === at.run)
  const seat = run?.seats.find(({ seat }) => seat === at.seat)
  return run && seat && { run, seat }
}

/** Checked again when acting, not only when the seat opened: people leave and marry in between. */
export function mayAct(state: CaseState, seat: Seat, by: PersonId, facts: Facts, isTask = false): boolean {
  if (state.applicant === undefined) return false
  const why = barringAt(seat, by, state.applicant, facts)
  return why === undefined || (isTask && why === 'applicant')
}

/** Why this person may not act on a seat; a relative who sits because nobody else may is not barred for that. */
export function barringAt(seat: Seat, by: PersonId, applicant: PersonId, facts: Barriers) {
  const isKin = facts.kinSit !== undefined && sitsAsKin(seat, by)
  return barring(by, applicant, isKin ? { ...facts, barred: () => false } : facts)
}

/** Whether this person sits as a relative, since nobody else may (docs/decisions/0039). */
export const sitsAsKin = ({ candidates, origins }: Seat, person: PersonId): boolean =>
  origins[candidates.indexOf(person)]?.kin === true

/** Whether this person has such a seat in the case, whatever became of it. */
export const isSeatedAsKin = ({ runs }: CaseState, person: PersonId): boolean =>
  runs.some(({ seats }) => seats.some((seat) => sitsAsKin(seat, person)))

/** The seats from which a relative decided, by these events: the auditor is told of each. */
export const decidedAsKin = (state: CaseState, events: readonly CaseEvent[]): readonly PersonId[] =>
  events.flatMap((event) => {
    if (event.type !== 'decided' && event.type !== 'signed') return []
    const seat = seatAt(state, event)?.seat
    const sat = event.type === 'signed' ? event.signer : (event.for ?? event.by)
    return seat && sat !== 'system' && sitsAsKin(seat, sat) ? [sat] : []
  })
