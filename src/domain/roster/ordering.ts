import { codeKey } from '#domain/code-order.ts'
import type { UnitId } from '#domain/ids.ts'
import { strokeKey } from '#domain/people/strokes.ts'
import type { Column } from './column.ts'

/** The place of each unit when the tree is read from the top (preorder). */
export type Places = ReadonlyMap<UnitId, number>

/** After every place in a table. */
export const last = '\ufffe'

/** The key of a text in a column: plain comparison of strings orders keys. */
export function textKey({ order }: Pick<Column, 'order'>, positions: Places): (text: string) => string {
  if (order === 'unit') return (unit) => letter(positions.get(unit as UnitId) ?? 0xfffd)
  if (order === 'text') return (text) => text
  if (order === 'strokes') return strokeKey
  if (order === 'code') return codeKey
  const places = new Map(order.map((text, index) => [text, letter(index)]))
  return (text) => places.get(text) ?? `${last}${text}`
}

const letter = (index: number) => String.fromCharCode(index + 1)

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
