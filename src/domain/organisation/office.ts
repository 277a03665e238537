import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Profile } from './settings.ts'

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

/** 副职: on record with its term, without a seat: no route asks for one (docs/decisions/0256). */
export type Deputy = Pick<Office, 'unit' | 'person' | 'title'>

/** The rank at which the ladder of *create* ends: 总经理 (docs/decisions/0074). */
export const topRank = 1

/** What an office gives: whoever stands at the top of a 民营企业 leads it, as head of the whole (docs/decisions/0279). */
export const dutiesOf = ({ kind, rank }: Pick<Office, 'kind' | 'rank'>, profile: Profile): readonly Office['kind'][] =>
  profile === 'enterprise' && kind === 'head' && rank === topRank ? ['head', 'leader'] : [kind]
