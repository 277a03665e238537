import type { MaterialGroup } from '#domain/access/groups.ts'
import type { PostId, UnitId } from '#domain/ids.ts'
import type { ExpectationKey } from '#domain/materials/lacking.ts'
import type { Day } from '#domain/time.ts'

/**
 * 统计单位: what a table counts: people, or what belongs to their dossiers. Each thing belongs to one dossier, so that the rights
 * of a person hold for everything that is counted of that one, and the names behind a figure are the people whose things they are
 * (docs/decisions/0290).
 */
export const countables = [
  'people',
  'volumes',
  'papers',
  'transfers',
  'readings',
  'cases',
  'posts',
  'findings',
  'lacks',
] as const

export type Countable = (typeof countables)[number]

export type ThingKind = Exclude<Countable, 'people'>

export const thingKinds = countables.filter((one): one is ThingKind => one !== 'people')

/** 卷册: of 正本 or 副本; where they lie has no date. */
export type VolumeThing = { readonly is: 'volumes'; readonly kind: 'original' | 'duplicate'; readonly many: number }

/** 材料 of one class with one life: when they were entered, filed, and sent back or taken out. */
export type PaperThing = {
  readonly is: 'papers'
  readonly class: MaterialGroup
  readonly came: Day
  readonly filed?: Day
  readonly gone?: { readonly day: Day; readonly how: 'returned' | 'removed' }
  readonly many: number
}

/** 转出 or 转入: `began` is when it was started, or when the parcel came; `sent` when it left, or when it lay in its box. */
export type TransferThing = {
  readonly is: 'transfers'
  readonly way: 'out' | 'in'
  readonly began: Day
  readonly sent?: Day
  /** The receipt of the other unit, or ours to it. */
  readonly receipt?: Day
}

/** 查阅: what one case opened on the screen, or one visit at the desk. */
export type ReadingThing = {
  readonly is: 'readings'
  readonly at: 'screen' | 'desk'
  readonly of: 'house' | 'outside'
  readonly purpose: string
  readonly day: Day
  /** Of a visit: when the dossier was given back, and how many sheets were copied. */
  readonly back?: Day
  readonly sheets?: number
}

/** 事项: `step` is whom it waits for now. */
export type CaseThing = {
  readonly is: 'cases'
  readonly kind: string
  readonly began: Day
  readonly ended?: Day
  readonly state: string
  readonly step?: string
}

/** 编制: one place of a post, held or vacant, or somebody who sits there beyond its places. */
export type PostThing = {
  readonly is: 'posts'
  readonly post: PostId
  readonly unit: UnitId
  readonly state: 'held' | 'vacant' | 'over'
}

/** 核查发现: what a rule found, as often as it found it with the same standing. */
export type FindingThing = {
  readonly is: 'findings'
  readonly rule: string
  /** Nobody has asked to let it stand, somebody has, or two people let it stand. */
  readonly state: 'open' | 'asked' | 'agreed'
  readonly many: number
}

/** 欠缺材料: a paper that should be in the catalogue, as often as it lacks. */
export type LackThing = {
  readonly is: 'lacks'
  readonly paper: ExpectationKey
  readonly class: MaterialGroup
  readonly many: number
}

export type Thing =
  | VolumeThing
  | PaperThing
  | TransferThing
  | ReadingThing
  | CaseThing
  | PostThing
  | FindingThing
  | LackThing

/** How many alike things stand in one. */
export const manyOf = (thing: Thing): number => ('many' in thing ? thing.many : 1)
