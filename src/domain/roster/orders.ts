import type { UnitId } from '#domain/ids.ts'
import { type ColumnKey, columnOf } from './column.ts'
import { compareTexts, createKeyed, type Keyed } from './keyed.ts'
import { last, type Places, textKey, treeOrder } from './ordering.ts'
import { postPlace } from './post-order.ts'
import type { Shelf } from './shelf.ts'
import { createSorted, type Sorted } from './sorted.ts'
import type { ByColumn } from './values.ts'

export type Units = ReadonlyMap<UnitId, { readonly id: UnitId; readonly parent: UnitId | undefined }>

/** The roster in each order that somebody asked for, kept up with its changes. */
export type Orders = {
  /** Those that have a value in a column, in its order, equals in the official one. */
  readonly by: (column: ColumnKey) => Int32Array
  /** By unit, rank, post and strokes (docs/law/names.md §1). */
  readonly official: () => Int32Array
  /** The place of each slot in the official order. */
  readonly places: () => Int32Array
  /** To be told once the columns know the row. */
  readonly entered: (slot: number) => void
  /** To be told while the columns still say of the slot what they said. */
  readonly leaving: (slot: number) => void
  /** The tree that orders units; a tree in another order orders everything anew. Answers whether it did. */
  readonly follow: (units: Units) => boolean
}

type Kept = { readonly order: Sorted; readonly holds: (slot: number) => boolean }

/** The orders of the list: 官方顺序 by unit, rank and strokes, and one a column, each following changes in place. */
export function createOrders(shelf: Pick<Shelf, 'idOf' | 'slots' | 'end'>, columns: ByColumn): Orders {
  let units: Units | undefined
  let tree = ''
  let positions: Places = new Map()
  let official: Sorted | undefined
  let officialKeys: readonly Keyed[] = []
  let places: Int32Array | undefined
  const keyed = new Map<ColumnKey, Keyed>()
  const sorted = new Map<ColumnKey, Kept>()

  const keyedBy = (column: ColumnKey): Keyed => {
    const said = columnOf(column)
    const known = keyed.get(column) ?? createKeyed(columns.of(said), textKey(said, positions), last)
    keyed.set(column, known)
    return known
  }
  const byId = (a: number, b: number) => compareTexts(shelf.idOf(a), shelf.idOf(b))
  const officially = (a: number, b: number) => {
    for (const keys of officialKeys) {
      const order = keys.compare(a, b)
      if (order !== 0) return order
    }
    return byId(a, b)
  }
  const officialOrder = () => {
    if (official) return official
    const posts = createKeyed(columns.of(columnOf('post')), postPlace, postPlace(undefined))
    officialKeys = [keyedBy('unit'), keyedBy('rank'), posts, keyedBy('name')]
    const slots = officialKeys.reduceRight((slots, keys) => keys.sorted(slots), inOrderOf(shelf.slots(), byId))
    official = createSorted(slots, officially)
    return official
  }
  const orderBy = (column: ColumnKey): Sorted => {
    const known = sorted.get(column)
    if (known) return known.order
    const slots = officialOrder().slots()
    const keys = keyedBy(column)
    const order = createSorted(keys.sorted(slots.filter(keys.has)), (a, b) => keys.compare(a, b) || officially(a, b))
    sorted.set(column, { order, holds: keys.has })
    return order
  }
  const holding = (slot: number): readonly Sorted[] =>
    official ? [official, ...[...sorted.values()].filter(({ holds }) => holds(slot)).map(({ order }) => order)] : []

  return {
    official: () => officialOrder().slots(),
    places: () => {
      if (places) return places
      const order = officialOrder().slots()
      places = new Int32Array(shelf.end())
      for (let place = 0; place < order.length; place += 1) places[order[place] ?? 0] = place
      return places
    },
    by: (column) => orderBy(column).slots(),
    entered: (slot) => {
      for (const order of holding(slot)) order.add(slot)
      places = undefined
    },
    leaving: (slot) => {
      for (const order of holding(slot)) order.drop(slot)
      places = undefined
    },
    follow: (now) => {
      if (units === now) return false
      units = now
      const ordered = treeOrder(now.values())
      const read = ordered.map(({ id }) => id).join(' ')
      if (read === tree) return false
      tree = read
      positions = new Map(ordered.map(({ id }, place) => [id, place]))
      official = places = undefined
      keyed.clear()
      sorted.clear()
      return true
    },
  }
}

/** Mostly they come as they were begun, which is the order of their ids. */
function inOrderOf(slots: readonly number[], compare: (a: number, b: number) => number): Int32Array {
  const given = Int32Array.from(slots)
  return slots.every((slot, at) => at === 0 || compare(slots[at - 1] ?? 0, slot) < 0) ? given : given.sort(compare)
}
