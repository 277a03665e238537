import type { Day, PartialDate } from '#domain/time.ts'
import { isAfter } from './days.ts'

type Fact = { readonly from: PartialDate }

/**
 * 生效: the facts of a list that say themselves since when they hold, in the order of their section. A section of which one
 * record says it not is absent: of a past day what was known then stands, as everywhere (`compareDays`).
 */
export type DatedFacts = {
  /** Without a rank where the list shows that of 基本信息, which has no date. */
  readonly ranks?: readonly (Fact & { readonly rank?: string })[]
  readonly titles?: readonly (Fact & { readonly title?: string })[]
  readonly education?: readonly (Fact & { readonly education?: string; readonly degree?: string })[]
}

/** The last that had begun by a day; undefined where none had. */
export const heldOn = <One extends Fact>(facts: readonly One[], day: Day): One | undefined =>
  facts.findLast(({ from }) => !isAfter(from, day))
