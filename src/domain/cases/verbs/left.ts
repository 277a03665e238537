import { type CaseState, isLive } from '#domain/cases/case.ts'
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
  askAgain(pen, route, person, facts)
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

/** The next of this person's seats, of those that have not been looked at. */
const held = (state: CaseState, person: PersonId, done: readonly At[]): At | undefined =>
  openSeats(state).find(
    ({ run, seat }) =>
      seat.candidates.includes(person) && !done.some((one) => one.run.run === run.run && one.seat.seat === seat.seat),
  )
