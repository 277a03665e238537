import type { PostId, UnitId } from '#domain/ids.ts'

/** 岗位: a place in a unit, with the rank it carries (a text of the rank table) and how many may hold it (编制). */
export type Post = {
  readonly id: PostId
  readonly unit: UnitId
  readonly name: string
  readonly rank: string
  readonly headcount: number
  readonly position: number
}
