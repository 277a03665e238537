import type { PostId, UnitId } from '#domain/ids.ts'

/** 岗位: a place in a unit, with the rank it carries (a text of the rank table) and how many may hold it (编制). */
export type Post = {
  readonly id: PostId
  readonly unit: UnitId
  readonly name: string
  /** The highest rank of whoever holds it; empty where the house sets none. */
  readonly rank: string
  /** The lowest one, where there is a range. */
  readonly lowest?: string
  /** None where the house sets none (docs/decisions/0039). */
  readonly headcount?: number
  readonly position: number
  /** What it was called before: whoever holds it may still say so in the dossier. */
  readonly before: readonly string[]
}

/** With how many sit on it. */
export type PostHeld = Post & { readonly taken: number }

/** More sit on it than may. */
export const isOver = ({ headcount, taken }: Pick<PostHeld, 'headcount' | 'taken'>): boolean =>
  headcount !== undefined && taken > headcount
