import type { PersonId } from '#domain/ids.ts'
import type { CaseState, Handing, Origin, Run, Seat } from './case.ts'
import type { Facts } from './facts.ts'
import { rise } from './ladder.ts'
import type { Pen } from './pen.ts'
import { blockNamed, type Route } from './route.ts'
import { type Candidate, originFor, seatStep, sift } from './seating.ts'
import { contentNow } from './vouching.ts'

/** A seat of a case that is open. */
export type At = { readonly run: Run; readonly seat: Seat }

/** Whom a seat goes to; of a ladder also at which level, where it is another one by now. */
export type Heirs = { readonly candidates: readonly Candidate[] } & Pick<Run, 'level' | 'last'>

/** Whom the block would ask if it opened now: the same rule, on the organisation of this moment. */
export function heirsByRule(state: CaseState, route: Route, { run }: At, world: Facts): Heirs {
  const facts = { ...world, ...contentNow(state, world) }
  const block = blockNamed(route, run.block)
  const { applicant } = state
  if (!block || !applicant) return { candidates: [] }
  if (block.k !== 'ladder') return { candidates: seatStep(block, applicant, facts, state).candidates }
  const next = rise(block, applicant, state, facts)
  if (next.next !== 'seat') return { candidates: [] }
  return { candidates: next.candidates, level: next.level, ...(next.last && { last: true as const }) }
}

/**
 * Whom the seat of somebody who left goes to, the first who may take it: whoever shares it, the successor who was named,
 * whoever the rule asks now, the nearest superior and the 最终审批人 among them, and the 流程管理员 at last (E2).
 */
export function heirsOf(
  state: CaseState,
  route: Route,
  at: At,
  { person, successor }: { readonly person: PersonId; readonly successor?: PersonId | undefined },
  world: Facts,
): Heirs {
  const facts = { ...world, ...contentNow(state, world) }
  const block = blockNamed(route, at.run.block)
  const { applicant } = state
  if (!block || !applicant) return { candidates: [] }
  const able = (candidates: readonly Candidate[]) => sift(candidates, block, applicant, facts).candidates
  const named = successor ? [{ person: successor, origin: originOf(at.seat, person) }] : []
  const choices: readonly (() => Heirs)[] = [
    () => ({ candidates: able(sharing(at.seat, person)) }),
    () => ({ candidates: able(named) }),
    () => heirsByRule(state, route, at, facts),
    () => ({ candidates: able(adminsOf(facts)) }),
  ]
  for (const choice of choices) {
    const heirs = choice()
    if (heirs.candidates.length > 0) return heirs
  }
  return { candidates: [] }
}

const sharing = ({ candidates, origins }: Seat, person: PersonId): readonly Candidate[] =>
  candidates.flatMap((other, at) => {
    const origin = origins[at]
    return other === person || !origin ? [] : [{ person: other, origin }]
  })

/** Whoever takes a place sits for the reason for which the one before did; the chain of holders tells the rest. */
export const originOf = ({ candidates, origins }: Seat, person: PersonId): Origin =>
  originFor(origins[candidates.indexOf(person)] ?? origins[0] ?? { from: 'fallback' })

const adminsOf = ({ admins = [] }: Facts): readonly Candidate[] =>
  admins.map(({ person, duty }) => ({ person, origin: { from: 'duty', duty } }))

/** Who sits in this run already, on another seat: they are not seated twice. */
export const seatedBeside = ({ run, seat }: At): ReadonlySet<PersonId> =>
  new Set(run.seats.filter((other) => other !== seat).flatMap(({ candidates }) => candidates))

type Giving = Pick<Handing, 'why' | 'by' | 'from' | 'text'>

/**
 * Writes that a seat goes to these people. Where each has a seat of his own, the first takes it who has none yet; if all
 * of them sit already, it is merged with theirs. Never is anything approved by that.
 */
export function hand(pen: Pen, at: At, { candidates, level, last }: Heirs, giving: Giving, facts: Facts): void {
  const beside = seatedBeside(at)
  const free = candidates.filter(({ person }) => !beside.has(person))
  const taking = at.run.seats.length > 1 ? free.slice(0, 1) : free
  pen.write({
    type: 'handed',
    at: facts.at,
    by: giving.by,
    run: at.run.run,
    seat: at.seat.seat,
    why: giving.why,
    from: giving.from,
    candidates: taking.map(({ person }) => person),
    origins: taking.map(({ origin }) => origin),
    ...(level !== undefined && level !== at.run.level && { level }),
    ...(last && !at.run.last && { last }),
    text: giving.text,
  })
}

/** The open seats of a case. */
export const openSeats = ({ runs }: CaseState): readonly At[] =>
  runs.flatMap((run) => run.seats.filter(({ state }) => state === 'open').map((seat) => ({ run, seat })))
