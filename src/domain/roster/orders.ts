import type { UnitId } from '#domain/ids.ts'
import type { ColumnKey } from './column.ts'
import { type SortKeys, sortKeys, treeOrder } from './ordering.ts'
import type { Shelf } from './shelf.ts'
import { createSorted, type Sorted } from './sorted.ts'

export type Units = ReadonlyMap<UnitId, { readonly id: UnitId; readonly parent: UnitId | undefined }>

/** The roster in each order that somebody asked for, kept up with its changes. */
export type Orders = {
  readonly by: (column: ColumnKey) => Sorted
  /** By unit, rank, post and strokes (product.md §5). */
  readonly official: () => readonly number[]
  /** The place of each slot in the official order. */
  readonly places: () => Int32Array
  readonly enter: (slot: number) => void
  readonly leave: (slot: number) => void
  /** The tree that orders units; a changed tree orders everything anew. */
  readonly follow: (units: Units) => void
}

export function createOrders(shelf: Pick<Shelf, 'row' | 'slots' | 'end'>): Orders {
  let units: Units | undefined
  let keys: SortKeys = sortKeys(new Map())
  let official: Sorted | undefined
  let places: Int32Array | undefined
  const sorted = new Map<ColumnKey, Sorted>()

  const officialOrder = () => {
    if (official) return official
    const slots = shelf.slots()
    official = createSorted(slots, { key: (slot) => keys.official(shelf.row(slot)), tie: () => '' })
    return official
  }
  const all = () => (official ? [official, ...sorted.values()] : [])

  return {
    official: () => officialOrder().present,
    places: () => {
      if (places) return places
      const made = new Int32Array(shelf.end())
      officialOrder().present.forEach((slot, place) => {
        made[slot] = place
      })
      places = made
      return made
    },
    by: (column) => {
      const known = sorted.get(column)
      if (known) return known
      const key = keys.of(column)
      const made = createSorted(officialOrder().present, {
        key: (slot) => key(shelf.row(slot)),
        tie: (slot) => keys.official(shelf.row(slot)),
      })
      sorted.set(column, made)
      return made
    },
    enter: (slot) => {
      if (!official) return
      for (const order of all()) order.add(slot)
      places = undefined
    },
    leave: (slot) => {
      for (const order of all()) order.drop(slot)
      places = undefined
    },
    follow: (now) => {
      if (units === now) return
      units = now
      keys = sortKeys(new Map(treeOrder(now.values()).map(({ id }, place) => [id, place])))
      official = places = undefined
      sorted.clear()
    },
  }
}
