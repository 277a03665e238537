import type { UnitId } from '#domain/ids.ts'
import { finish, type Steps, sorting } from '#domain/steps.ts'
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
  /**
   * Puts all in the official order, and in that of a column, some at a time, before somebody asks for it; to be given up where a row
   * comes or goes meanwhile.
   */
  readonly ordering: (column?: ColumnKey) => Steps
  /** The place of each slot in the official order. */
  readonly places: () => Int32Array
  /** To be told once the columns know the row. */
  readonly entered: (slot: number) => void
  /** To be told while the columns still say of the slot what they said. */
  readonly leaving: (slot: number) => void
  /** The tree that orders units; a tree in another order orders everything anew. Answers whether it did. */
  readonly follow: (units: Units) => boolean
}

/** What the official order reads of a row. */
const officialColumns = ['unit', 'rank', 'post', 'name'] as const

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
  const orderingOfficially = function* (): Steps {
    if (official) return
    for (const column of officialColumns) yield* columns.reading(columnOf(column))
    const begun = tree
    const posts = createKeyed(columns.of(columnOf('post')), postPlace, postPlace(undefined))
    const keys = [keyedBy('unit'), keyedBy('rank'), posts, keyedBy('name')]
    for (const one of keys) yield* one.placing()
    let slots = yield* inOrderOf(shelf.slots(), byId)
    for (const one of keys.toReversed()) {
      yield
      slots = one.sorted(slots)
    }
    // Whoever could not wait has ordered them at once, or another tree orders them.
    if (official || tree !== begun) return
    officialKeys = keys
    official = createSorted(slots, officially)
  }
  const officialOrder = (): Sorted => {
    finish(orderingOfficially())
    return official ?? createSorted(new Int32Array(0), officially)
  }
  const ordering = function* (column?: ColumnKey): Steps {
    yield* orderingOfficially()
    if (!column || sorted.has(column)) return
    yield* columns.reading(columnOf(column))
    const begun = tree
    const keys = keyedBy(column)
    yield* keys.placing()
    const valued = officialOrder().slots().filter(keys.has)
    yield
    const slots = keys.sorted(valued)
    yield
    if (sorted.has(column) || tree !== begun) return
    const order = createSorted(slots, (a, b) => keys.compare(a, b) || officially(a, b))
    sorted.set(column, { order, holds: keys.has })
  }
  const orderBy = (column: ColumnKey): Sorted => {
    finish(ordering(column))
    return sorted.get(column)?.order ?? createSorted(new Int32Array(0), officially)
  }
  const holding = (slot: number): readonly Sorted[] =>
    official ? [official, ...[...sorted.values()].filter(({ holds }) => holds(slot)).map(({ order }) => order)] : []

  return {
    official: () => officialOrder().slots(),
    ordering,
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

/** So many are compared with the one before them in one piece. */
const comparedAtOnce = 4_000

/** Mostly they come as they were begun, which is the order of their ids. */
function* inOrderOf(slots: readonly number[], compare: (a: number, b: number) => number): Steps<Int32Array> {
  for (let at = 1; at < slots.length; at += 1) {
    if (compare(slots[at - 1] ?? 0, slots[at] ?? 0) > 0)
      return Int32Array.from(yield* sorting(Uint32Array.from(slots), compare))
    if (at % comparedAtOnce === 0) yield
  }
  return Int32Array.from(slots)
}
