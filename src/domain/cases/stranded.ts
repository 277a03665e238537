import type { PersonId } from '#domain/ids.ts'
import { type CaseState, openRun, type PassedOver } from './case.ts'
import type { Barriers, Facts } from './facts.ts'
import { barring } from './seating.ts'

/** Whom a case waits for: the candidates of its open seat, or the applicant to whom it was returned. */
export type Waiting = {
  readonly place: 'seat' | 'applicant'
  readonly applicant: PersonId
  readonly asked: readonly PersonId[]
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
export function stranded({ place, applicant, asked }: Waiting, facts: Barriers): Stranded | undefined {
  const unable = asked.flatMap((person) => {
    const why = barring(person, applicant, facts)
    return why && !(place === 'applicant' && why === 'applicant') ? [{ person, why }] : []
  })
  return unable.length === asked.length ? { place, asked: unable } : undefined
}

/** Whom this case waits for; undefined once it has ended. */
export function waitingFor(state: CaseState): Waiting | undefined {
  const { applicant, status } = state
  if (!applicant) return undefined
  if (status === 'returned') return { place: 'applicant', applicant, asked: [applicant] }
  const run = openRun(state)
  return run && { place: 'seat', applicant, asked: run.seats.flatMap(({ candidates }) => candidates) }
}

/** The same, of a case as it stands. */
export function strandedAt(state: CaseState, facts: Barriers): Stranded | undefined {
  const waiting = waitingFor(state)
  return waiting && stranded(waiting, facts)
}

/**
 * Who finds a stranded case among what waits and may take it back: the applicant and whoever keeps the dossier, as far as
 * they may act themselves.
 */
export const rescuers = (applicant: PersonId, facts: Barriers & Pick<Facts, 'hr'>): readonly PersonId[] =>
  [...new Set([applicant, ...facts.hr.map(({ person }) => person)])].filter((person) =>
    [undefined, 'applicant'].includes(barring(person, applicant, facts)),
  )
