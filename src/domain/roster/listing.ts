import type { DossierId, UnitId } from '#domain/ids.ts'
import { columnOf } from './column.ts'
import type { ListedGroup, RosterRow } from './entry.ts'
import { conditionsOf } from './filter.ts'
import type { ChoiceFilter } from './filters.ts'
import { bitOf, listedBit } from './mask.ts'
import type { Orders } from './orders.ts'
import type { ListQuery } from './query.ts'
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
  readonly shelf: Pick<Shelf, 'row'>
  readonly orders: Orders
  readonly sight: Sight
  readonly below: (unit: UnitId) => ReadonlySet<UnitId>
  /** The slots that the search term finds, the best first; undefined without one. */
  readonly found: Int32Array | undefined
}

/** The slots that a query lists, in its order. The query is admitted: it asks for nothing that the viewer may not list. */
export function slotsOf(query: ListQuery, sources: Sources): Int32Array {
  const { orders, sight, found } = sources
  const within = found && new Set(found)
  const meets = meeting(query, sources)
  const listed = within ? (slot: number) => within.has(slot) && meets(slot) : meets
  return query.sort ? sortedSlots(query.sort, orders, sight, listed) : filtered(found ?? orders.official(), listed)
}

/** Filled once and cut to its length: a list of 100,000 that grows number by number costs several times as much. */
function filtered(slots: ArrayLike<number>, meets: (slot: number) => boolean): Int32Array {
  const kept = new Int32Array(slots.length)
  let count = 0
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    if (meets(slot)) kept[count++] = slot
  }
  return kept.slice(0, count)
}

/** Whether a slot holds a row that the viewer sees and that meets the conditions of the query, its search term aside. */
function meeting(query: ListQuery, { shelf, sight, below }: Sources): (slot: number) => boolean {
  const { masks } = sight
  const conditions = conditionsOf(query, below).map(({ group, holds }) => ({ bits: listedBit | bitOf(group), holds }))
  return (slot) => {
    const mask = masks[slot] ?? 0
    if ((mask & listedBit) === 0) return false
    for (const { bits, holds } of conditions) if ((mask & bits) !== bits || !holds(shelf.row(slot))) return false
    return true
  }
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
  const shows = (slot: number) => ((masks[slot] ?? 0) & bits) === bits
  const shown = filtered(present, (slot) => shows(slot) && meets(slot))
  const hidden = filtered(present, (slot) => !shows(slot) && meets(slot))
  const without = filtered(absent, meets)
  if (descending) shown.reverse()
  const slots = new Int32Array(shown.length + hidden.length + without.length)
  slots.set(shown)
  slots.set(hidden, shown.length)
  slots.set(without, shown.length + hidden.length)
  if (hidden.length > 0) {
    const places = orders.places()
    slots.subarray(shown.length).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  }
  return slots
}

/**
 * The same list after these slots changed: each is taken out, and put back where it belongs if it still meets the query.
 * Not for lists with a search term, whose order is that of the hits.
 */
export function slotsAfter(
  slots: Int32Array,
  changed: ReadonlySet<number>,
  query: ListQuery,
  sources: Sources,
): Int32Array {
  const meets = meeting(query, sources)
  const before = comparing(query, sources)
  const kept = filtered(slots, (slot) => !changed.has(slot))
  const added = [...changed].filter(meets)
  const made = new Int32Array(kept.length + added.length)
  made.set(kept)
  let length = kept.length
  for (const slot of added) {
    let [low, high] = [0, length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (before(made[middle] ?? 0, slot)) low = middle + 1
      else high = middle
    }
    made.copyWithin(low + 1, low, length)
    made[low] = slot
    length += 1
  }
  return made
}

/** Whether one slot stands before another in the order of the query. */
function comparing({ sort }: ListQuery, { orders, sight }: Sources): (a: number, b: number) => boolean {
  const official = (a: number, b: number) => orders.officialKey(a) < orders.officialKey(b)
  if (!sort) return official
  const { column, descending } = sort
  const bits = listedBit | bitOf(columnOf(column).group)
  const keyOf = (slot: number) => (((sight.masks[slot] ?? 0) & bits) === bits ? orders.keyOf(column, slot) : undefined)
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left === undefined || right === undefined)
      return left === undefined ? right === undefined && official(a, b) : true
    if (left !== right) return left < right !== descending
    return official(a, b) !== descending
  }
}

/** How many pages so many rows fill; an empty list has one. */
export const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / pageSize))
