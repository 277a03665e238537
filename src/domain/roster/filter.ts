import type { UnitId } from '#domain/ids.ts'
import { type Column, columnOf } from './column.ts'
import type { ListedGroup } from './entry.ts'
import { askedBy, choiceFilters, chosenBy, rangeFilters } from './filters.ts'
import type { ListQuery, Span } from './query.ts'
import type { Said } from './values.ts'

/**
 * One condition on what a column says, and the group whose field it asks about: a row that may not list the group does not
 * meet it, nor does one that says nothing.
 */
export type Condition = {
  readonly group: ListedGroup
  readonly said: Said
  readonly holds: (text: string) => boolean
}

/** The conditions of a query, the search term aside. `below` answers a unit and everything under it. */
export function conditionsOf(
  { unit, chosen, spans, q, figure }: ListQuery,
  below: (unit: UnitId) => ReadonlySet<UnitId>,
): readonly Condition[] {
  return [
    ...(unit ? oneOf(columnOf('unit'), columnOf('unit'), below(unit)) : []),
    ...(chosen.state || q !== '' || figure ? [] : [stillHere]),
    ...choiceFilters.flatMap((filter) => {
      const texts = chosen[filter] ?? []
      return texts.length === 0 ? [] : oneOf(askedBy(filter), chosenBy(filter), new Set(texts))
    }),
    ...rangeFilters.flatMap((filter) => within(askedBy(filter), spans[filter] ?? {})),
  ]
}

/** 已离职 and 已转出 are found by name, by asking for them or in a figure, and stand in no list beside the others. */
const stillHere: Condition = {
  group: 'who',
  said: columnOf('state'),
  holds: (state) => state !== 'closed' && state !== 'transferred',
}

const oneOf = ({ group }: Column, said: Said, wanted: ReadonlySet<string>): readonly Condition[] => [
  { group, said, holds: (text) => wanted.has(text) },
]

/** Compared as precisely as the end of the span is, both ends included. */
function within(column: Column, { from, until }: Span): readonly Condition[] {
  if (!from && !until) return []
  const holds = (date: string) =>
    (!from || date.slice(0, from.length) >= from) && (!until || date.slice(0, until.length) <= until)
  return [{ group: column.group, said: column, holds }]
}
