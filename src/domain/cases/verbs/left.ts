import { type CaseState, isLive } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type At, hand, heirsOf, openSeats } from '#domain/cases/handing.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import type { PersonId } from '#domain/ids.ts'

/**
 * E2: each seat on which somebody sat who cannot act any more goes to another. Verdicts that were given stay. Where nobody
 * at all may take a seat it is left as it is, and the case is listed as stranded.
 */
export function left(
  pen: Pen,
  route: Route,
  { person, successor }: Command & { do: 'left' },
  facts: Facts,
): Reason | undefined {
  if (!isLive(pen.state) || facts.organisation.usable(person)) return { code: 'case.not-your-turn' }
  for (let at = held(pen.state, person, []), done: At[] = []; at; at = held(pen.state, person, done)) {
    done.push(at)
    const heirs = heirsOf(pen.state, route, at, { person, successor }, facts)
    if (heirs.candidates.length > 0)
      hand(pen, at, heirs, { why: 'left', by: 'system', from: [person], text: '' }, facts)
  }
  return pen.events.length > 0 ? undefined : { code: 'case.not-your-turn' }
}

/** The next of this person's seats, of those that have not been looked at. */
const held = (state: CaseState, person: PersonId, done: readonly At[]): At | undefined =>
  openSeats(state).find(
    ({ run, seat }) =>
      seat.candidates.includes(person) && !done.some((one) => one.run.run === run.run && one.seat.seat === seat.seat),
  )
