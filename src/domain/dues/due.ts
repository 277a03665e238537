import type { FollowUpKind } from '#domain/followups/followup.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import type { ColumnKey } from '#domain/roster/column.ts'
import { columnOf } from '#domain/roster/column.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { ListQuery } from '#domain/roster/query.ts'
import type { Day } from '#domain/time.ts'

/**
 * A number of the start page that leads to names: a list with conditions, of whoever may list every column that it asks about.
 * `late` has passed its day already, `soon` falls due within 90 days, `new` is what came since.
 */
export type Due = {
  readonly when: 'late' | 'soon' | 'new'
  /** Where it is said at all; everywhere by default. */
  readonly profile?: Profile
  /** The date that says when, and what else it asks about. */
  readonly by: ColumnKey
  readonly also?: readonly ColumnKey[]
  readonly of: (today: Day) => Pick<ListQuery, 'chosen' | 'spans'>
  /** What waits for whoever settles it, of each of them (待办任务). */
  readonly tasks?: readonly FollowUpKind[]
}

/** So many days ahead the start page looks. */
export const daysAhead = 90

/** Whether somebody who may list these groups may have this number: one condition less would make it another. */
export const mayHave = ({ by, also = [] }: Due, groups: ReadonlySet<MaskedGroup>): boolean =>
  [by, ...also].every((column) => groups.has(columnOf(column).group))

/** The list behind the number: the number is how many it has. */
export function queryOf({ by, also = [], of, when }: Due, today: Day): ListQuery {
  const { chosen, spans } = of(today)
  return {
    q: '',
    chosen: { state: ['archived'], ...chosen },
    spans,
    sort: { column: by, descending: when === 'new' },
    columns: [...new Set<ColumnKey>(['unit', 'post', by, ...also])],
    page: 1,
  }
}
