import type { Group } from '#domain/access/groups.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import { levelAt, levelsAbove, type OfficeLevel } from '#domain/organisation/levels.ts'
import type { CaseState, Level, Origin, PassedOver } from './case.ts'
import type { Asked as Part } from './condition.ts'
import type { Barriers, Facts } from './facts.ts'
import type { Asking, Handle, Step } from './route.ts'
import { counted, humanVerdict } from './standing.ts'
import { toTick } from './vouching.ts'

/** `rank` is that of the office; what is no office has none. */
export type Candidate = { readonly person: PersonId; readonly origin: Origin; readonly rank?: number }

/** Who sits, and who would have but may not. No candidate at all means that nobody can be asked. */
export type Seating = { readonly candidates: readonly Candidate[]; readonly passedOver: readonly PassedOver[] }

/** A place in the climb from a unit upward, with whoever holds it. */
export type Rung = { readonly level: Level; readonly candidates: readonly Candidate[] }

/**
 * The order of operations is the spec (docs/approvals.md §3): resolve → drop who cannot act → bar the subject and kin →
 * apply the applicant's policy → bar who wrote what is decided → one seat a person; then, if nobody is left, the
 * nearest superior, then the 最终审批人, then whoever heads the house; at last, in a 企业, whoever is related.
 */
export function seatStep(step: Seated, applicant: PersonId, facts: Facts, state?: CaseState): Seating {
  if ('again' in step.who) return seatAgain(step, step.who.again, applicant, facts)
  const seating = seatFirst(step, applicant, facts, state)
  if (seating.candidates.length > 0 || facts.kinSit !== 'last') return seating
  return seatFirst(step, applicant, withKin(facts), state)
}

/** Why somebody takes the place of another: for the same reason, being a relative aside. */
export const originFor = ({ kin: _, ...origin }: Origin): Origin => origin

/** The same facts, where relatives may sit as well: asked for once it is known that nobody else may. */
export const withKin = (facts: Facts): Facts => ({ ...facts, kinSit: 'now' })

function seatFirst(step: Seated, applicant: PersonId, facts: Facts, state: CaseState | undefined): Seating {
  const { pools, above } = poolsOf(step, facts, state)
  const passedOver: PassedOver[] = []
  for (const pool of pools) {
    const seating = sift(pool, step, applicant, facts)
    if (seating.candidates.length > 0) return { ...seating, passedOver: [...passedOver, ...seating.passedOver] }
    passedOver.push(...seating.passedOver)
  }
  if (passedOver.length === 0) passedOver.push({ why: 'vacant' })
  for (const rung of above) {
    const sifted = sift(rung.candidates, step, applicant, facts)
    const [nearest] = sifted.candidates
    if (nearest) return { candidates: [nearest], passedOver }
    passedOver.push(...sifted.passedOver.map((over) => ({ ...over, level: rung.level })))
  }
  const last = fallbackOf(step, applicant, facts)
  return { candidates: last.length > 0 ? last : topOf(step, applicant, facts), passedOver }
}

/** Whoever heads the house: where HR is one person and heads nothing, nobody else stands above a duty (docs/decisions/0292). */
const topOf = (step: Seated, applicant: PersonId, facts: Facts): readonly Candidate[] => {
  const top = lineOf(facts.unit, facts).at(-1) ?? facts.unit
  return sift(rungOf(levelAt('head', top, facts.organisation)).candidates, step, applicant, facts).candidates.slice(
    0,
    1,
  )
}

/**
 * Everybody who approved this part of the case that is taken back, each for himself: who may not sit any more is
 * replaced by the nearest superior, else by the 最终审批人 (docs/approvals.md E8). Nobody at all where one of them is
 * replaced by nobody.
 */
function seatAgain(step: Seated, part: Part, applicant: PersonId, facts: Facts): Seating {
  const candidates: Candidate[] = []
  const passedOver: PassedOver[] = []
  for (const { person, origin } of facts.content.revokes?.approvers[part] ?? []) {
    const own = sift([{ person, origin }], step, applicant, facts)
    passedOver.push(...own.passedOver)
    const seated = own.candidates[0] ?? nearest(aboveOrigin(origin, facts), step, applicant, facts)
    const above =
      seated ?? (facts.kinSit ? sift([{ person, origin }], step, applicant, withKin(facts)).candidates[0] : undefined)
    if (!above) return { candidates: [], passedOver }
    if (!candidates.some((one) => one.person === above.person)) candidates.push(above)
  }
  return { candidates, passedOver }
}

/** The first who may sit, level by level, and the 最终审批人 after them. */
const nearest = (rungs: readonly Rung[], step: Seated, applicant: PersonId, facts: Facts): Candidate | undefined =>
  rungs.flatMap(({ candidates }) => sift(candidates, step, applicant, facts).candidates)[0] ??
  fallbackOf(step, applicant, facts)[0]

/** The levels above whoever was asked for this reason. */
function aboveOrigin(origin: Origin, facts: Facts): readonly Rung[] {
  if (origin.from === 'office')
    return climb(origin.unit, facts).filter(({ level }) => level !== `${origin.kind}/${origin.unit}`)
  const held = origin.from === 'duty' ? facts.holders?.[origin.duty as keyof NonNullable<Facts['holders']>] : undefined
  const unit = held?.unit ?? (origin.from === 'duty' ? facts.hrUnit : undefined) ?? facts.unit
  return climb(unit, facts)
}

/** A block with seats of its own, who they are for by its rule. */
type Seated = Step | Handle

type Asked = { readonly pools: readonly (readonly Candidate[])[]; readonly above: readonly Rung[] }

/** Who is asked by the step's rule, in this order, and the levels above them. */
export function poolsOf({ who }: Seated, facts: Facts, state?: CaseState): Asked {
  if ('again' in who) return { pools: [], above: climb(facts.unit, facts) }
  if ('decided' in who) return decidedAt(who.decided, facts, state)
  if ('head' in who) return headOf(unitMeant(who.head, facts), facts)
  if (who.of === 'proposed')
    return { pools: [byDuty(receiving(who.duty, facts))], above: climb(unitMeant('proposed', facts), facts) }
  if (who.duty === 'hr' || who.duty === 'checker') {
    const pools = who.duty === 'hr' ? [facts.hr] : facts.checkers
    return { pools: pools.map(byDuty), above: facts.hrUnit ? climb(facts.hrUnit, facts) : [] }
  }
  const held = facts.holders?.[who.duty]
  const isOutside = who.duty === 'archivist' || who.duty === 'it'
  const pools = [...(held ? [held.people] : []), ...(isOutside ? [facts.hr] : [])]
  return { pools: pools.map(byDuty), above: held?.unit ? climb(held.unit, facts) : [] }
}

/**
 * Whoever decided last at a block, on the seat held then; the levels above the subject where that one cannot sit any
 * more.
 */
function decidedAt(block: string, facts: Facts, state: CaseState | undefined): Asked {
  const run = state && counted(state).findLast((one) => one.block === block)
  const verdict = run && humanVerdict(state, run).verdict
  const by = verdict?.for ?? verdict?.by
  const seat = run?.seats.find(({ candidates }) => by !== undefined && by !== 'system' && candidates.includes(by))
  const origin = seat?.origins[seat.candidates.indexOf(by as PersonId)]
  return {
    pools: by && by !== 'system' && origin ? [[{ person: by, origin }]] : [],
    above: climb(facts.unit, facts),
  }
}

/** HR or legal of the unit that somebody would go to. */
const receiving = (duty: 'hr' | 'legal', { receivers = [], receivingLegal = [] }: Facts): Facts['hr'] =>
  duty === 'hr' ? receivers : receivingLegal

const byDuty = (pool: Facts['hr']): readonly Candidate[] =>
  pool.map(({ person, duty }) => ({ person, origin: { from: 'duty', duty } }))

/** Who of these may sit at this block, each once, and why the others may not. */
export function sift(asked: readonly Candidate[], block: Sifted, applicant: PersonId, facts: Facts): Seating {
  const candidates: Candidate[] = []
  const passedOver: PassedOver[] = []
  for (const candidate of asked) {
    const why = whyNot(candidate.person, block, applicant, facts)
    const sitting = why === 'kin' ? asKin(candidate, block, applicant, facts) : candidate
    if (why && (why !== 'kin' || !sitting)) passedOver.push({ why, person: candidate.person })
    else if (sitting && !candidates.some(({ person }) => person === candidate.person)) candidates.push(sitting)
  }
  return { candidates, passedOver }
}

/** A relative whom nothing else bars, with what tells it of the seat for ever; nobody where relatives are not asked for. */
function asKin(candidate: Candidate, block: Sifted, applicant: PersonId, facts: Facts): Candidate | undefined {
  if (facts.kinSit !== 'now' || whyNot(candidate.person, block, applicant, { ...facts, barred: () => false }))
    return undefined
  return { ...candidate, origin: { ...candidate.origin, kin: true } }
}

/** A task is no vote: the applicant may do it, and whoever wrote what it is about. */
type Sifted = Pick<Asking, 'decides'> & { readonly k?: Asking['k']; readonly edits?: readonly Group[] }

function whyNot(person: PersonId, block: Sifted, applicant: PersonId, facts: Facts): PassedOver['why'] | undefined {
  const why = barring(person, applicant, facts)
  if (block.k === 'handle') return why === 'applicant' ? undefined : why
  return why ?? writing(person, block, facts)
}

/** Why this person may not sit in this case, if so. */
export function barring(person: PersonId, applicant: PersonId, facts: Barriers): PassedOver['why'] | undefined {
  if (!facts.organisation.usable(person)) return 'inactive'
  if (person === facts.subject) return 'subject'
  if (facts.barred(person)) return 'kin'
  return person === applicant ? 'applicant' : undefined
}

/**
 * Nobody vouches for the own writing, on whatever seat: 复核, head, leader or 最终审批人 (docs/security.md §4). What a seat is
 * there to set is decided by whoever sets it (docs/approvals.md E19).
 */
const writing = (person: PersonId, { decides, edits = [] }: Sifted, facts: Facts): 'editor' | undefined =>
  toTick(decides, facts).some((group) => !edits.includes(group) && facts.editors?.[group]?.has(person))
    ? 'editor'
    : undefined

/** 最终审批人: nobody, where none is named or the named one may not sit either. */
export const fallbackOf = (block: Sifted, applicant: PersonId, facts: Facts): readonly Candidate[] =>
  facts.fallback
    ? sift([{ person: facts.fallback, origin: { from: 'fallback' } }], block, applicant, facts).candidates
    : []

/** The levels above a unit, nearest first, each with whoever may be asked there. */
export const climb = (from: UnitId, { organisation }: Facts): readonly Rung[] =>
  levelsAbove(from, organisation).map(rungOf)

/**
 * The levels that stand above both units, nearest first: from the unit that both belong to; above it where one is the
 * other's.
 */
export function climbAboveBoth(facts: Facts): readonly Rung[] {
  const [from, to] = [facts.unit, unitMeant('proposed', facts)]
  const around = lineOf(to, facts)
  const common = lineOf(from, facts).find((unit) => around.includes(unit))
  if (common === undefined) return climb(to, facts)
  const isBetween = common !== from && common !== to
  return [...(isBetween ? [rungOf(levelAt('head', common, facts.organisation))] : []), ...climb(common, facts)]
}

/** The unit and those above it, as far as a circle lets. */
function lineOf(unit: UnitId, { organisation }: Facts): readonly UnitId[] {
  const line: UnitId[] = []
  for (let at: UnitId | undefined = unit; at && !line.includes(at); at = organisation.parent(at)) line.push(at)
  return line
}

const rungOf = ({ kind, unit, offices }: OfficeLevel): Rung => ({
  level: `${kind}/${unit}`,
  candidates: offices.map(({ person, title, rank }) => ({
    person,
    origin: { from: 'office', unit, kind, title },
    rank,
  })),
})

/** The subject's own unit, the one that the proposal leads to, or the applicant's. */
export function unitMeant(
  of: 'subject' | 'proposed' | 'applicant' | undefined,
  { unit, content, applicantUnit }: Facts,
): UnitId {
  if (of === 'applicant') return applicantUnit ?? unit
  return of === 'proposed' ? (content.to ?? unit) : unit
}

/** The head of the subject's unit, as far as that person may act in the case at all. */
export const seatHead = (applicant: PersonId, facts: Facts): readonly Candidate[] =>
  headOf(facts.unit, facts).pools.flatMap((pool) => sift(pool, { decides: [] }, applicant, facts).candidates)

/** The head of the unit, and of the department where a section has none; with the levels above. */
function headOf(unit: UnitId, facts: Facts): Asked {
  const { organisation } = facts
  const met = new Set<UnitId>()
  for (let at: UnitId | undefined = unit; at && !met.has(at); at = organisation.parent(at)) {
    met.add(at)
    const { candidates } = rungOf(levelAt('head', at, organisation))
    if (candidates.length > 0 || !organisation.isSection(at)) return { pools: [candidates], above: climb(at, facts) }
  }
  return { pools: [], above: climb(unit, facts) }
}
