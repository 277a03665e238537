import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Level, Origin, PassedOver } from './case.ts'
import type { Barriers, Facts } from './facts.ts'
import type { Step } from './route.ts'

/** `rank` is that of the office; what is no office has none. */
export type Candidate = { readonly person: PersonId; readonly origin: Origin; readonly rank?: number }

/** Who sits, and who would have but may not. No candidate at all means that nobody can be asked. */
export type Seating = { readonly candidates: readonly Candidate[]; readonly passedOver: readonly PassedOver[] }

/** A place in the climb from a unit upward, with whoever holds it. */
export type Rung = { readonly level: Level; readonly candidates: readonly Candidate[] }

/**
 * The order of operations is the spec (workflow.md §1.2): resolve → drop who cannot act → bar the subject and kin → apply
 * the applicant's policy → one seat a person; then, if nobody is left, the nearest superior, then the 兜底 approver.
 */
export function seatStep(step: Step, applicant: PersonId, facts: Facts): Seating {
  const [asked, above] = 'duty' in step.who ? [hrPool(facts), over(facts.hrUnit, facts)] : headOf(facts.unit, facts)
  const first = withoutEditors(step, sift(asked, applicant, facts), facts)
  if (first.candidates.length > 0) return first

  const passedOver = asked.length === 0 ? [{ why: 'vacant' } as const] : [...first.passedOver]
  for (const rung of above) {
    const sifted = withoutEditors(step, sift(rung.candidates, applicant, facts), facts)
    const [nearest] = sifted.candidates
    if (nearest) return { candidates: [nearest], passedOver }
    passedOver.push(...sifted.passedOver.map((over) => ({ ...over, level: rung.level })))
  }
  return { candidates: fallbackOf(applicant, facts), passedOver }
}

/**
 * The second person is another one than whoever wrote what is checked: nobody vouches for the own writing (security.md §4).
 * Only among those who share a duty; a head who is no HR person writes nothing.
 */
function withoutEditors(step: Step, { candidates, passedOver }: Seating, { editors }: Facts): Seating {
  const wrote = (person: PersonId) => 'duty' in step.who && step.decides.some((group) => editors?.[group]?.has(person))
  return {
    candidates: candidates.filter(({ person }) => !wrote(person)),
    passedOver: [
      ...passedOver,
      ...candidates.filter(({ person }) => wrote(person)).map(({ person }) => ({ why: 'editor', person }) as const),
    ],
  }
}

/** Who of these may sit, each once, and why the others may not. */
export function sift(asked: readonly Candidate[], applicant: PersonId, facts: Facts): Seating {
  const candidates: Candidate[] = []
  const passedOver: PassedOver[] = []
  for (const candidate of asked) {
    const why = barring(candidate.person, applicant, facts)
    if (why) passedOver.push({ why, person: candidate.person })
    else if (!candidates.some(({ person }) => person === candidate.person)) candidates.push(candidate)
  }
  return { candidates, passedOver }
}

/** Why this person may not sit in this case, if so. */
export function barring(person: PersonId, applicant: PersonId, facts: Barriers): PassedOver['why'] | undefined {
  if (!facts.organisation.usable(person)) return 'inactive'
  if (person === facts.subject) return 'subject'
  if (facts.barred(person)) return 'kin'
  return person === applicant ? 'applicant' : undefined
}

/** 兜底: nobody, where none is named or the named one may not sit either. */
export const fallbackOf = (applicant: PersonId, facts: Facts): readonly Candidate[] =>
  facts.fallback && !barring(facts.fallback, applicant, facts)
    ? [{ person: facts.fallback, origin: { from: 'fallback' } }]
    : []

/**
 * The levels above a unit, nearest first: its leader, the parent's head, the parent's leader … Vacant levels have no
 * candidates. A unit met a second time ends the climb, so that a circle in the organisation cannot hold it (E17).
 */
export function climb(from: UnitId, facts: Facts): readonly Rung[] {
  const rungs = [rungOf('leader', from, facts)]
  const met = new Set([from])
  const { parent } = facts.organisation
  for (let unit = parent(from); unit && !met.has(unit); unit = parent(unit)) {
    met.add(unit)
    rungs.push(rungOf('head', unit, facts), rungOf('leader', unit, facts))
  }
  return rungs
}

function rungOf(kind: 'head' | 'leader', unit: UnitId, { organisation }: Facts): Rung {
  const offices = organisation.offices.filter((office) => office.unit === unit && office.kind === kind)
  return {
    level: `${kind}/${unit}`,
    candidates: offices.map(({ person, title, rank }) => ({
      person,
      origin: { from: 'office', unit, kind, title },
      rank,
    })),
  }
}

const hrPool = ({ hr }: Facts): readonly Candidate[] =>
  hr.map(({ person, duty }) => ({ person, origin: { from: 'duty', duty } }))

/** 上级: the levels over HR; none where HR has no unit of its own. */
const over = (unit: UnitId | undefined, facts: Facts) => (unit ? climb(unit, facts) : [])

/** The head of the unit, and of the department where a section has none; with the levels above. */
function headOf(unit: UnitId, facts: Facts): readonly [readonly Candidate[], readonly Rung[]] {
  const { organisation } = facts
  const met = new Set<UnitId>()
  for (let at: UnitId | undefined = unit; at && !met.has(at); at = organisation.parent(at)) {
    met.add(at)
    const { candidates } = rungOf('head', at, facts)
    if (candidates.length > 0 || !organisation.isSection(at)) return [candidates, climb(at, facts)]
  }
  return [[], climb(unit, facts)]
}
