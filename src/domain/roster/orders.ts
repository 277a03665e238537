import type { UnitId } from '#domain/ids.ts'
import type { ColumnKey } from './column.ts'
import { type SortKeys, sortKeys, treeOrder } from './ordering.ts'
import type { Shelf } from './shelf.ts'
import { createSorted, type Sorted } from './sorted.ts'

export type Units = ReadonlyMap<UnitId, { readonly id: UnitId; readonly parent: UnitId | undefined }>

/** The roster in each order that somebody asked for, kept up with its changes. */
export type Orders = {
  readonly by: (column: ColumnKey) => Sorted
  /** By unit, rank, post and strokes (docs/law/names.md §1). */
  readonly official: () => readonly number[]
  /** The place of each slot in the official order. */
  readonly places: () => Int32Array
  /** What a slot is ordered by in a column; undefined where it has no value. */
  readonly keyOf: (column: ColumnKey, slot: number) => string | undefined
  /** What a slot is ordered by officially; no two are equal. */
  readonly officialKey: (slot: number) => string
  readonly entered: (slot: number) => void
  readonly leaving: (slot: number) => void
  /** The tree that orders units; a tree in another order orders everything anew. Answers whether it did. */
  readonly follow: (units: Units) => boolean
}

export function createOrders(shelf: Pick<Shelf, 'row' | 'slots' | 'end'>): Orders {
  let units: Units | undefined
  let tree = ''
  let keys: SortKeys = sortKeys(new Map())
  let official: Sorted | undefined
  let places: Int32Array | undefined
  const sorted = new Map<ColumnKey, Sorted>()

  const officialKey = (slot: number) => keys.official(shelf.row(slot))
  const officialOrder = () => {
    official ??= createSorted(shelf.slots(), { key: officialKey, tie: () => '' })
    return official
  }
  const all = () => (official ? [official, ...sorted.values()] : [])

  return {
    official: () => officialOrder().present,
    places: () => {
      if (places) return places
      const order = officialOrder().present
      places = new Int32Array(shelf.end())
      for (let place = 0; place < order.length; place += 1) places[order[place] ?? 0] = place
      return places
    },
    by: (column) => {
      const known = sorted.get(column)
      if (known) return known
      const key = keys.of(column)
      const made = createSorted(officialOrder().present, { key: (slot) => key(shelf.row(slot)), tie: officialKey })
      sorted.set(column, made)
      return made
    },
    keyOf: (column, slot) => keys.of(column)(shelf.row(slot)),
    officialKey,
    entered: (slot) => {
      for (const order of all()) order.add(slot)
      places = undefined
    },
    leaving: (slot) => {
      for (const order of all()) order.drop(slot)
      places = undefined
    },
    follow: (now) => {
      if (units === now) return false
      units = now
      const ordered = treeOrder(now.values())
      const read = ordered.map(({ id }) => id).join(' ')
      if (read === tree) return false
      tree = read
      keys = sortKeys(new Map(ordered.map(({ id }, place) => [id, place])))
      official = places = undefined
      sorted.clear()
      return true
    },
  }
}
