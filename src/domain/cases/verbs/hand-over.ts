import { barringAt, seatAt } from '#domain/cases/acting.ts'
import { type CaseState, isLive } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type At, type Heirs, hand, heirsByRule, openSeats, seatedBeside } from '#domain/cases/handing.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import { rescuers } from '#domain/cases/stranded.ts'
import type { PersonId } from '#domain/ids.ts'

/**
 * 移交给现任: a seat goes to whoever its rule asks by now, where that is nobody who sits on it: another holds the office, or
 * nobody who sits may act any more (E2).
 */
export function handOver(
  pen: Pen,
  route: Route,
  { by, text, ...place }: Command & { do: 'hand-over' },
  facts: Facts,
): Reason | undefined {
  const ended = closed(pen.state)
  if (ended) return ended
  const at = seatAt(pen.state, place)
  const heirs = at && incumbents(pen.state, route, at, facts)
  if (!at || !heirs || !mayHandOver(pen.state, at, by, facts)) return { code: 'case.not-your-turn' }
  hand(pen, at, heirs, { why: 'incumbent', by, from: at.seat.candidates, text }, facts)
  return undefined
}

/** Who holds the office of an open seat by now; undefined where somebody of them sits already, or there is nobody. */
export function incumbents(state: CaseState, route: Route, at: At, facts: Facts): Heirs | undefined {
  if (at.seat.state !== 'open' || !isLive(state)) return undefined
  const heirs = heirsByRule(state, route, at, facts)
  const beside = seatedBeside(at)
  const free = heirs.candidates.filter(({ person }) => !beside.has(person))
  const isAnother = free.length > 0 && !free.some(({ person }) => at.seat.candidates.includes(person))
  return isAnother ? heirs : undefined
}

/** The applicant, whoever keeps the dossier, and whoever sits and may still act. */
function mayHandOver({ applicant }: CaseState, { seat }: At, by: PersonId, facts: Facts): boolean {
  if (!applicant) return false
  const isSitting =
    seat.candidates.includes(by) && [undefined, 'applicant'].includes(barringAt(seat, by, applicant, facts))
  return isSitting || rescuers(applicant, facts).includes(by)
}

/** A seat that can go to another, and to whom. */
export type Handable = {
  readonly run: number
  readonly seat: number
  readonly from: readonly PersonId[]
  readonly to: readonly PersonId[]
}

/** What this person may hand over to whoever holds the office by now. */
export const handables = (state: CaseState, route: Route, by: PersonId, facts: Facts): readonly Handable[] =>
  openSeats(state).flatMap((at) => {
    const heirs = mayHandOver(state, at, by, facts) ? incumbents(state, route, at, facts) : undefined
    if (!heirs) return []
    const to = heirs.candidates.map(({ person }) => person)
    return [{ run: at.run.run, seat: at.seat.seat, from: at.seat.candidates, to }]
  })
