import type { PersonId } from '#domain/ids.ts'
import type { CaseState, Run, Seat } from './case.ts'
import type { Facts } from './facts.ts'
import { barring } from './seating.ts'

/** The open seat on which this person may decide, if any. */
export function seatOf(state: CaseState, person: PersonId): { run: Run; seat: Seat } | undefined {
  for (const run of state.runs)
    for (const seat of run.seats) if (seat.state === 'open' && seat.candidates.includes(person)) return { run, seat }
  return undefined
}

/** The seat of this number, whatever became of it. */
export function seatAt({ runs }: CaseState, at: { readonly run: number; readonly seat: number }) {
  const run = runs.find(({ run }) => run === at.run)
  const seat = run?.seats.find(({ seat }) => seat === at.seat)
  return run && seat && { run, seat }
}

/** Checked again when acting, not only when the seat opened: people leave and marry in between. */
export function mayAct(state: CaseState, by: PersonId, facts: Facts, isTask = false): boolean {
  if (state.applicant === undefined) return false
  const why = barring(by, state.applicant, facts)
  return why === undefined || (isTask && why === 'applicant')
}
