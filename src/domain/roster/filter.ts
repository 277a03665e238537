import type { UnitId } from '#domain/ids.ts'
import type { Column } from './column.ts'
import type { ListedGroup, RosterRow } from './entry.ts'
import { askedBy, choiceFilters, chosenBy, rangeFilters } from './filters.ts'
import type { ListQuery, Span } from './query.ts'

/** One condition, and the group whose field it asks about: a row that may not list the group does not meet it. */
export type Condition = { readonly group: ListedGroup; readonly holds: (row: RosterRow) => boolean }

/** The conditions of a query, the search term aside. `below` answers a unit and everything under it. */
export function conditionsOf(
  { unit, chosen, spans, q }: ListQuery,
  below: (unit: UnitId) => ReadonlySet<UnitId>,
): readonly Condition[] {
  const units = unit && below(unit)
  return [
    ...(units ? [{ group: 'who', holds: (row: RosterRow) => units.has(row.unit) } as const] : []),
    ...(chosen.state || q !== '' ? [] : [stillHere]),
    ...choiceFilters.flatMap((filter) => oneOf(askedBy(filter).group, chosenBy(filter).value, chosen[filter] ?? [])),
    ...rangeFilters.flatMap((filter) => within(askedBy(filter), spans[filter] ?? {})),
  ]
}

/** 已离职 and 已转出 are found by name or by asking for them, and stand in no list beside the others. */
const stillHere: Condition = { group: 'who', holds: ({ state }) => state !== 'closed' && state !== 'transferred' }

function oneOf(group: ListedGroup, value: Column['value'], texts: readonly string[]): readonly Condition[] {
  const wanted = new Set(texts)
  return texts.length === 0 ? [] : [{ group, holds: (row) => wanted.has(value(row) ?? '') }]
}

/** Compared as precisely as the end of the span is, both ends included. */
function within({ group, value }: Column, { from, until }: Span): readonly Condition[] {
  if (!from && !until) return []
  return [
    {
      group,
      holds: (row) => {
        const date = value(row)
        if (date === undefined) return false
        return (!from || date.slice(0, from.length) >= from) && (!until || date.slice(0, until.length) <= until)
      },
    },
  ]
}
