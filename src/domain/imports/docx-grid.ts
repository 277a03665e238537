import { isBlank } from '#domain/parsing/text.ts'
import { bareOf, labelOf } from './docx-labels.ts'
import type { WordCell, WordTable } from './docx-text.ts'

/** A cell as it is seen: merged over rows and columns, `to` and `below` not in it. */
export type Box = {
  readonly table: number
  readonly row: number
  below: number
  readonly from: number
  to: number
  text: string
}

/** The cells of all tables as they are seen, in reading order. */
export const boxesIn = (tables: readonly WordTable[]): readonly Box[] => tables.flatMap(boxesOf)

function boxesOf({ rows }: WordTable, table: number): readonly Box[] {
  const boxes: Box[] = []
  const above = new Map<number, Box>()
  for (const [row, { cells, before, isDeleted }] of rows.entries()) {
    let from = before
    for (const cell of isDeleted ? [] : cells) {
      const box = { table, row, below: row + 1, from, to: from + cell.span, text: cell.said.text }
      const before = boxes.findLast((other) => other.to === from && other.below > row)
      if (cell.joins && before) widen(boxes, before, box)
      else add(boxes, above, cell, box)
      from += cell.span
    }
  }
  return boxes
}

/** A new box, or more of the one above that goes on here. */
function add(boxes: Box[], above: Map<number, Box>, { merge }: WordCell, box: Box): void {
  const upper = merge === 'further' ? above.get(box.from) : undefined
  if (upper) {
    upper.below = box.below
    if (labelOf(upper.text)) aside(boxes, upper, box)
    else upper.text += box.text
    return
  }
  const label = boxes.find(
    ({ table, below, from, to }) => table === box.table && below === box.row && from === box.from && to === box.to,
  )
  if (label && isBlank(box.text) && ['education', 'school', 'heading'].includes(labelOf(label.text)?.is ?? '')) {
    // Two lines of education whose labels were never merged: the second stands under a blank one.
    label.below = box.below
    return
  }
  boxes.push(box)
  if (merge) above.set(box.from, box)
  else above.delete(box.from)
}

/** A cell that goes on over the next column; what stands in the rest of it belongs to it. */
function widen(boxes: Box[], before: Box, box: Box): void {
  if (before.row === box.row) before.to = box.to
  if (isBlank(box.text)) return
  if (labelOf(before.text)) aside(boxes, before, box)
  else before.text += box.text
}

/**
 * What stands in the rest of a merged cell is not seen on paper: the label again, as some programs write it, or words that are
 * kept as unread.
 */
function aside(boxes: Box[], label: Box, box: Box): void {
  if (!isBlank(box.text) && bareOf(box.text) !== bareOf(label.text)) boxes.push({ ...box, from: -1, to: -1 })
}

/** The cells that begin where this one ends, in the rows that it takes. */
export const rightOf = (boxes: readonly Box[], { table, row, below, to }: Box): readonly Box[] =>
  boxes.filter((box) => box.table === table && box.from === to && box.row < below && box.below > row)

/** The cell under this one. */
export const under = (boxes: readonly Box[], { table, below, from }: Box): Box | undefined =>
  boxes.find((box) => box.table === table && box.row === below && box.from === from)
