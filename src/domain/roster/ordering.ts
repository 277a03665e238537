import { codeKey } from '#domain/code-order.ts'
import type { UnitId } from '#domain/ids.ts'
import { strokeKey } from '#domain/people/strokes.ts'
import { type Column, type ColumnKey, columnOf } from './column.ts'
import type { RosterRow } from './entry.ts'
import { postPlace } from './post-order.ts'

/** A key that plain comparison of strings orders; undefined where the row has no value. */
export type SortKey = (row: RosterRow) => string | undefined

/** The keys of every column, and of the official order: by unit, rank, post, then strokes; the id makes it total. */
export type SortKeys = {
  readonly of: (column: ColumnKey) => SortKey
  readonly official: (row: RosterRow) => string
}

/** `positions` is the place of each unit when the tree is read from the top (preorder). */
export function sortKeys(positions: ReadonlyMap<UnitId, number>): SortKeys {
  const place = (unit: UnitId) => letter(positions.get(unit) ?? 0xfffd)
  const keys = new Map<ColumnKey, SortKey>()
  const of = (key: ColumnKey): SortKey => {
    const made = keys.get(key) ?? keyOf(columnOf(key), place)
    keys.set(key, made)
    return made
  }
  const rank = of('rank')
  return {
    of,
    official: (row) =>
      `${place(row.unit)}${rank(row) ?? last}\n${postPlace(row.who.post)}${strokeKey(row.who.name)}\n${row.dossier}`,
  }
}

const letter = (index: number) => String.fromCharCode(index + 1)

/** After every place in a table. */
const last = '\ufffe'

function keyOf({ order, value }: Column, place: (unit: UnitId) => string): SortKey {
  if (order === 'unit') return (row) => place(row.unit)
  if (order === 'text') return value
  if (order === 'strokes' || order === 'code') {
    const key = order === 'code' ? codeKey : strokeKey
    return (row) => {
      const text = value(row)
      return text === undefined ? undefined : key(text)
    }
  }
  const places = new Map(order.map((text, index) => [text, letter(index)]))
  return (row) => {
    const text = value(row)
    return text === undefined ? undefined : (places.get(text) ?? `${last}${text}`)
  }
}

/** The units in the order of the tree, from the top down: each with its place and its depth. */
export function treeOrder(units: Iterable<{ readonly id: UnitId; readonly parent: UnitId | undefined }>) {
  const all = [...units]
  const known = new Set(all.map(({ id }) => id))
  const ordered: { readonly id: UnitId; readonly depth: number }[] = []
  const visit = (parent: UnitId | undefined, depth: number) => {
    for (const unit of all) {
      const above = unit.parent !== undefined && known.has(unit.parent) ? unit.parent : undefined
      if (above !== parent) continue
      ordered.push({ id: unit.id, depth })
      visit(unit.id, depth + 1)
    }
  }
  visit(undefined, 0)
  return ordered
}
