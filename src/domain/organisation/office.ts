import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Tree } from './unit.ts'

/**
 * 职位: who heads a unit, or leads it from above (分管领导). An office gives the duty of head or leader; nothing else does.
 * `rank` orders the leadership: 1 is the top of the entity (总经理), 2 its deputies, 3 heads of departments, 4 of sections.
 */
export type Office = {
  readonly unit: UnitId
  readonly person: PersonId
  readonly kind: 'head' | 'leader'
  readonly title: string
  readonly rank: number
}

/** The rank at which the ladder of *create* ends: 总经理 (decisions.md 74). */
export const topRank = 1

export const headsOf = (offices: readonly Office[], unit: UnitId): readonly Office[] =>
  offices.filter((office) => office.unit === unit && office.kind === 'head')

export const leadersOf = (offices: readonly Office[], unit: UnitId): readonly Office[] =>
  offices.filter((office) => office.unit === unit && office.kind === 'leader')

/** One rung of the ladder: the people who may sign there, each by the office that puts them there. */
export type Rung = { readonly unit: UnitId; readonly offices: readonly Office[] }

/**
 * 逐级: the unit's leader → the parent's head → the parent's leader …, up to and including the first rung whose office has
 * rank `until` or higher. Rungs where nobody holds the office are left out. Source: decisions.md 21 and 59.
 */
export function ladder(tree: Tree, offices: readonly Office[], unit: UnitId, until: number): readonly Rung[] {
  const rungs = [
    { unit, offices: leadersOf(offices, unit) },
    ...tree.above(unit).flatMap(({ id }) => [
      { unit: id, offices: headsOf(offices, id) },
      { unit: id, offices: leadersOf(offices, id) },
    ]),
  ].filter((rung) => rung.offices.length > 0)

  const last = rungs.findIndex((rung) => rung.offices.some(({ rank }) => rank <= until))
  return last === -1 ? rungs : rungs.slice(0, last + 1)
}
