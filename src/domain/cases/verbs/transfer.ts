import type { Duty } from '#domain/access/actor.ts'
import { seatAt } from '#domain/cases/acting.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type At, hand, originOf } from '#domain/cases/handing.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { type Asking, blockNamed, type Ladder, type Route } from '#domain/cases/route.ts'
import { type Candidate, poolsOf, sift } from '#domain/cases/seating.ts'
import { contentNow } from '#domain/cases/vouching.ts'
import type { PersonId } from '#domain/ids.ts'
import { notYours } from './verdict.ts'

/** 转办: the seat moves for good to somebody who may sit there, with a reason; the chain of holders stays. */
export function transfer(
  pen: Pen,
  route: Route,
  command: Command & { do: 'transfer' },
  facts: Facts,
): Reason | undefined {
  const { by, to, text } = command
  const at = seatAt(pen.state, command)
  if (at && !at.seat.candidates.includes(by)) return { code: 'case.not-your-turn' }
  const refused = notYours(pen.state, route, at, by, facts)
  if (refused || !at) return refused ?? { code: 'case.not-your-turn' }
  if (!recipientsOf(pen.state, route, at, by, facts).includes(to)) return { code: 'case.not-a-recipient' }
  if (text.trim() === '') return { code: 'case.reason-missing' }
  const { candidates, origins } = at.seat
  const heirs = candidates.map((person, place) => {
    if (person === by) return { person: to, origin: originOf(at.seat, person) }
    return { person, origin: origins[place] ?? originOf(at.seat, person) }
  })
  hand(pen, at, { candidates: heirs }, { why: 'transfer', by, from: [by], text }, facts)
  return undefined
}

/**
 * Who may take over this seat from its holder: of a duty's seat whoever holds that duty anywhere and who stands above, of a
 * head's or a leader's whoever holds an office of no lower rank. Never who is barred, wrote what is decided, or sits in the
 * run already.
 */
export function recipientsOf(
  state: CaseState,
  route: Route,
  { run }: At,
  by: PersonId,
  world: Facts,
): readonly PersonId[] {
  const facts = { ...world, ...contentNow(state, world) }
  const block = blockNamed(route, run.block)
  const { applicant } = state
  if (!block || !applicant) return []
  const seated = new Set(run.seats.flatMap(({ candidates }) => candidates))
  const people =
    block.k !== 'ladder' && 'duty' in block.who ? ofTheDuty(block, facts) : ofTheRank(block, run.last, by, facts)
  return sift(people, block, applicant, facts)
    .candidates.map(({ person }) => person)
    .filter((person) => !seated.has(person))
}

function ofTheDuty(block: Exclude<Asking, Ladder>, facts: Facts): readonly Candidate[] {
  const { pools, above } = poolsOf(block, facts)
  const duties = new Set<Duty>(pools.flat().flatMap(({ origin }) => (origin.from === 'duty' ? [origin.duty] : [])))
  const bearers = [...duties].flatMap((duty) =>
    (facts.bearers?.(duty) ?? []).map((person): Candidate => ({ person, origin: { from: 'duty', duty } })),
  )
  return [...bearers, ...above.flatMap(({ candidates }) => candidates)]
}

function ofTheRank(block: Asking, isLast: true | undefined, by: PersonId, facts: Facts): readonly Candidate[] {
  const { offices } = facts.organisation
  const own = Math.min(
    ...offices.filter(({ person }) => person === by).map(({ rank }) => rank),
    Number.POSITIVE_INFINITY,
  )
  const lowest = isLast && block.k === 'ladder' && 'rank' in block.until ? block.until.rank : own
  return offices
    .filter(({ rank }) => rank <= lowest)
    .map(({ unit, person, kind, title, rank }) => ({ person, rank, origin: { from: 'office', unit, kind, title } }))
}
