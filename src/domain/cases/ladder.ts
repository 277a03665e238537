import type { PersonId } from '#domain/ids.ts'
import type { CaseState, Level, PassedOver, Run, Verdict } from './case.ts'
import type { Facts } from './facts.ts'
import type { Ladder } from './route.ts'
import {
  type Candidate,
  climb,
  climbAboveBoth,
  fallbackOf,
  type Rung,
  type Seating,
  sift,
  unitMeant,
  withKin,
} from './seating.ts'
import { counted, humanVerdict } from './standing.ts'

/** The next seat of a ladder, its end, or that nobody can be asked. `last`: the verdict of this seat ends the ladder. */
export type Rise =
  | ({ readonly next: 'seat'; readonly level: Level; readonly last: boolean } & Seating)
  | { readonly next: 'end'; readonly passedOver: readonly PassedOver[] }
  | { readonly next: 'nobody' }

/**
 * Where the ladder goes from the runs that count so far, by the organisation as it is now. It ends when someone of the
 * named rank has decided (docs/decisions/0082); where nobody of that rank may, the 最终审批人 sits in the place. Whoever was
 * only one of several candidates has not decided, and is asked when the own level comes. Where nobody is left, in a 企业
 * whoever is related.
 */
export function rise(ladder: Ladder, applicant: PersonId, state: CaseState, facts: Facts): Rise {
  const next = riseFirst(ladder, applicant, state, facts)
  return next.next === 'nobody' && facts.kinSit === 'last' ? riseFirst(ladder, applicant, state, withKin(facts)) : next
}

function riseFirst(ladder: Ladder, applicant: PersonId, state: CaseState, facts: Facts): Rise {
  const sat = counted(state).filter(({ block }) => block === ladder.id)
  if (sat.some(({ last }) => last)) return { next: 'end', passedOver: [] }
  if ('levels' in ladder.until && sat.length >= ladder.until.levels) return { next: 'end', passedOver: [] }

  const decided = new Set(sat.map((run) => ownDecider(humanVerdict(state, run).verdict)))
  const passedOver: PassedOver[] = []
  for (const rung of above(sat.at(-1), rungsOf(ladder, facts))) {
    if (rung.candidates.some((candidate) => ends(candidate, ladder) && decided.has(candidate.person)))
      return { next: 'end', passedOver }
    const { candidates, passedOver: skipped } = withoutDecided(sift(rung.candidates, ladder, applicant, facts), decided)
    if (candidates.length > 0) return { next: 'seat', level: rung.level, ...choose(candidates, ladder), passedOver }
    const why = rung.candidates.length === 0 ? [{ why: 'vacant' } as const] : skipped
    passedOver.push(...why.map((over) => ({ ...over, level: rung.level })))
  }

  const candidates = fallbackOf(ladder, applicant, facts)
  if (candidates.length === 0) return { next: 'nobody' }
  if (candidates.some(({ person }) => decided.has(person))) return { next: 'end', passedOver }
  return { next: 'seat', level: 'fallback', last: true, candidates, passedOver }
}

const rungsOf = ({ from }: Ladder, facts: Facts): readonly Rung[] =>
  from === 'both' ? climbAboveBoth(facts) : climb(unitMeant(from, facts), facts)

/** Whoever stood in for another has not decided for himself, nor the other. */
const ownDecider = (verdict: Verdict | undefined) => (verdict?.for ? undefined : verdict?.by)

/** The rungs not yet passed. Where the last one is gone from the tree, all: who has decided is not asked again. */
const above = (last: Run | undefined, rungs: readonly Rung[]): readonly Rung[] =>
  rungs.slice(last ? rungs.findIndex(({ level }) => level === last.level) + 1 : 0)

/** One of so many levels ends nothing by itself: they are counted. */
const ends = ({ rank }: Candidate, { until }: Ladder): boolean =>
  'rank' in until && rank !== undefined && rank <= until.rank

/** On a rung where some hold the rank that ends the ladder, only they sit. */
function choose(candidates: readonly Candidate[], ladder: Ladder) {
  const final = candidates.filter((candidate) => ends(candidate, ladder))
  return final.length > 0 ? { candidates: final, last: true } : { candidates, last: false }
}

/** Who decided below is not asked twice on one ladder. */
function withoutDecided({ candidates, passedOver }: Seating, decided: ReadonlySet<string | undefined>): Seating {
  const done = candidates.filter(({ person }) => decided.has(person))
  return {
    candidates: candidates.filter((candidate) => !done.includes(candidate)),
    passedOver: [...passedOver, ...done.map(({ person }) => ({ why: 'seated', person }) as const)],
  }
}
