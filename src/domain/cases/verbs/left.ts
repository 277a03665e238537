import type { Duty } from '#domain/access/actor.ts'
import { type CaseState, isLive, type Seat } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type At, hand, heirsOf, openSeats } from '#domain/cases/handing.ts'
import { askingIn, consenters, mayConsent, milestoneIn } from '#domain/cases/milestone.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import type { PersonId } from '#domain/ids.ts'

/**
 * E2: each seat on which somebody sat who cannot act any more goes to another. Verdicts that were given stay. Where nobody
 * at all may take a seat it is left as it is, and the case is listed as stranded. Of somebody who lost a duty only the seats
 * held by it go, to whoever the rule asks now.
 */
export function left(
  pen: Pen,
  route: Route,
  { person, successor, duty }: Command & { do: 'left' },
  facts: Facts,
): Reason | undefined {
  if (!isLive(pen.state) || facts.organisation.usable(person)) return { code: 'case.not-your-turn' }
  for (let at = held(pen.state, person, duty, []), done: At[] = []; at; at = held(pen.state, person, duty, done)) {
    done.push(at)
    const heirs = heirsOf(pen.state, route, at, { person, successor }, facts)
    if (heirs.candidates.length > 0)
      hand(pen, at, heirs, { why: duty ? 'incumbent' : 'left', by: 'system', from: [person], text: '' }, facts)
  }
  if (!duty) askAgain(pen, route, person, facts)
  return pen.events.length > 0 ? undefined : { code: 'case.not-your-turn' }
}

/** 申请撤销 that waits for somebody who left, and for nobody else who can answer, waits for the next (E8). */
function askAgain(pen: Pen, route: Route, person: PersonId, facts: Facts): void {
  const { state } = pen
  const [asking, milestone] = [askingIn(state), milestoneIn(route, state)]
  if (!asking?.candidates.includes(person) || !milestone) return
  if (asking.candidates.some((other) => mayConsent(state, other, facts))) return
  const candidates = consenters(route, state, milestone, facts)
  if (candidates.length === 0) return
  const { text } = asking
  pen.write({ type: 'withdrawal-asked', at: facts.at, by: 'system', run: milestone.run, candidates, text })
}

/** The next of this person's seats, of those that have not been looked at; only those held by one duty, where it is named. */
const held = (state: CaseState, person: PersonId, duty: Duty | undefined, done: readonly At[]): At | undefined =>
  openSeats(state).find(
    ({ run, seat }) =>
      seat.candidates.includes(person) &&
      (duty === undefined || isByDuty(seat, person, duty)) &&
      !done.some((one) => one.run.run === run.run && one.seat.seat === seat.seat),
  )

/** Whether this person sits there for holding this duty. */
export function isByDuty({ candidates, origins }: Seat, person: PersonId, duty: Duty): boolean {
  const origin = origins[candidates.indexOf(person)]
  return origin?.from === 'duty' && origin.duty === duty
}
