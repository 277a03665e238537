import type { PersonId } from '#domain/ids.ts'
import { sitsAsKin } from './acting.ts'
import type { CaseState, PassedOver } from './case.ts'
import type { Barriers, Facts } from './facts.ts'
import { barring } from './seating.ts'
import { openRuns } from './standing.ts'

/** Whom a case waits for: the candidates of its open seat, or the applicant to whom it was returned. */
export type Waiting = {
  readonly place: 'seat' | 'applicant'
  readonly applicant: PersonId
  readonly asked: readonly PersonId[]
  /** Who of those sits as a relative, since nobody else may. */
  readonly kin?: readonly PersonId[]
}

/** 没有人能办: everybody who was asked, and why each cannot act any more. */
export type Stranded = {
  readonly place: Waiting['place']
  readonly asked: readonly { readonly person: PersonId; readonly why: PassedOver['why'] }[]
}

/**
 * Whether all for whom the case waits have left or turned out to be relatives since they were asked. Computed from the
 * facts of this moment and stored nowhere: whoever comes back may act at once. The cure is to withdraw and submit again,
 * which resolves the route anew.
 */
export function stranded({ place, applicant, asked, kin = [] }: Waiting, facts: Barriers): Stranded | undefined {
  const unable = asked.flatMap((person) => {
    const isKin = facts.kinSit !== undefined && kin.includes(person)
    const why = barring(person, applicant, isKin ? { ...facts, barred: () => false } : facts)
    // Whoever applied is asked where the case came back, or where a task is to be done, and seated nowhere else.
    return why && why !== 'applicant' ? [{ person, why }] : []
  })
  return unable.length === asked.length ? { place, asked: unable } : undefined
}

/** Whom this case waits for: the applicant, or each open seat; nobody once it has ended. */
export function waitingFor(state: CaseState): readonly Waiting[] {
  const { applicant, status } = state
  if (!applicant) return []
  if (status === 'returned' || status === 'blocked') return [{ place: 'applicant', applicant, asked: [applicant] }]
  const seats = openRuns(state).flatMap((run) => run.seats.filter((seat) => seat.state === 'open'))
  return seats.map((seat) => ({
    place: 'seat',
    applicant,
    asked: seat.candidates,
    kin: seat.candidates.filter((person) => sitsAsKin(seat, person)),
  }))
}

/** The same, of a case as it stands: one place where nobody can act holds up the whole. */
export function strandedAt(state: CaseState, facts: Barriers): Stranded | undefined {
  return waitingFor(state)
    .map((waiting) => stranded(waiting, facts))
    .find((found) => found !== undefined)
}

/**
 * Who finds a stranded case among what waits and may take it back: the applicant and whoever keeps the dossier, as far as
 * they may act themselves.
 */
export const rescuers = (applicant: PersonId, facts: Barriers & Pick<Facts, 'hr'>): readonly PersonId[] =>
  [...new Set([applicant, ...facts.hr.map(({ person }) => person)])].filter((person) =>
    [undefined, 'applicant'].includes(barring(person, applicant, facts)),
  )
