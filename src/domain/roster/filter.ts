import type { UnitId } from '#domain/ids.ts'
import { type Column, type ColumnKey, columnOf } from './column.ts'
import type { ListedGroup, RosterRow } from './entry.ts'
import { choiceFilters, type ListQuery } from './query.ts'

/** One condition, and the group whose field it asks about: a row that may not list the group does not meet it. */
export type Condition = { readonly group: ListedGroup; readonly holds: (row: RosterRow) => boolean }

/** The conditions of a query, the search term aside. `below` answers a unit and everything under it. */
export function conditionsOf(query: ListQuery, below: (unit: UnitId) => ReadonlySet<UnitId>): readonly Condition[] {
  const { unit, state, bornFrom, bornUntil } = query
  const units = unit && below(unit)
  return [
    ...(units ? [{ group: 'who', holds: (row: RosterRow) => units.has(row.unit) } as const] : []),
    ...(state.length > 0 ? [{ group: 'who', holds: (row: RosterRow) => state.includes(row.state) } as const] : []),
    ...choiceFilters.filter((filter) => query[filter].length > 0).map((filter) => oneOf(filter, query[filter])),
    ...(bornFrom ? [birth((date) => date.slice(0, bornFrom.length) >= bornFrom)] : []),
    ...(bornUntil ? [birth((date) => date.slice(0, bornUntil.length) <= bornUntil)] : []),
  ]
}

function oneOf(key: ColumnKey, texts: readonly string[]): Condition {
  const { group, value }: Column = columnOf(key)
  const wanted = new Set(texts)
  return { group, holds: (row) => wanted.has(value(row) ?? '') }
}

const birth = (holds: (date: string) => boolean): Condition => ({
  group: 'identity',
  holds: ({ identity }) => identity?.birth !== undefined && holds(identity.birth),
})
