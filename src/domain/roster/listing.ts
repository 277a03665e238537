import type { DossierState } from '#domain/dossiers/dossier.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { columnOf } from './column.ts'
import type { ListedGroup, RosterRow } from './entry.ts'
import { conditionsOf } from './filter.ts'
import { bitOf, listedBit } from './mask.ts'
import type { Orders } from './orders.ts'
import type { ChoiceFilter, ListQuery } from './query.ts'
import type { Shelf } from './shelf.ts'
import type { Sight } from './sight.ts'

/** How many rows a page of a list has. */
export const pageSize = 50

/** One page of a list, and how large it is. */
export type Listing = {
  /** What the viewer has at all, and what of it the query leaves. */
  readonly all: number
  readonly count: number
  readonly page: number
  readonly pages: number
  readonly rows: readonly RosterRow[]
  readonly groups: ReadonlySet<ListedGroup>
}

/** What can be chosen in the filters: only what occurs in rows that show it; units with their depth in the tree. */
export type Choices = Readonly<Record<ChoiceFilter, readonly string[]>> & {
  readonly states: readonly DossierState[]
  readonly units: readonly { readonly id: UnitId; readonly depth: number }[]
}

/** Before and after one dossier in a filtered list; `at` is counted from 1. */
export type Neighbours = {
  readonly at: number
  readonly count: number
  readonly previous?: DossierId
  readonly next?: DossierId
}

type Sources = {
  readonly shelf: Shelf
  readonly orders: Orders
  readonly sight: Sight
  readonly below: (unit: UnitId) => ReadonlySet<UnitId>
  /** The slots that the search term finds, the best first; undefined without one. */
  readonly found: Int32Array | undefined
}

/** The slots that a query lists, in its order. The query is admitted: it asks for nothing that the viewer may not list. */
export function slotsOf(query: ListQuery, { shelf, orders, sight, below, found }: Sources): Int32Array {
  const conditions = conditionsOf(query, below).map(({ group, holds }) => ({ bits: listedBit | bitOf(group), holds }))
  const within = found && new Set(found)
  const meets = (slot: number) => {
    const mask = sight.masks[slot] ?? 0
    if ((mask & listedBit) === 0 || (within && !within.has(slot))) return false
    return conditions.every(({ bits, holds }) => (mask & bits) === bits && holds(shelf.row(slot)))
  }
  if (query.sort) return sortedSlots(query.sort, orders, sight, meets)
  return Int32Array.from((found ?? orders.official()) as ArrayLike<number>).filter(meets)
}

/** Rows that may not show the value stand with those that have none, so that their place tells nothing. */
function sortedSlots(
  { column, descending }: NonNullable<ListQuery['sort']>,
  orders: Orders,
  { masks }: Sight,
  meets: (slot: number) => boolean,
): Int32Array {
  const { present, absent } = orders.by(column)
  const bits = listedBit | bitOf(columnOf(column).group)
  const shown: number[] = []
  const rest: number[] = []
  for (const slot of present) if (meets(slot)) (((masks[slot] ?? 0) & bits) === bits ? shown : rest).push(slot)
  const hidden = rest.length
  for (const slot of absent) if (meets(slot)) rest.push(slot)
  if (descending) shown.reverse()
  if (hidden > 0) {
    const places = orders.places()
    rest.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  }
  return Int32Array.from([...shown, ...rest])
}

export const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / pageSize))
