import type { WordCell, WordTable } from './docx-text.ts'

/** A cell as it is seen: merged over rows and columns, `to` and `below` not in it. */
export type Box = {
  readonly table: number
  readonly row: number
  below: number
  readonly from: number
  readonly to: number
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
      add(boxes, above, cell, box)
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
    upper.text += box.text
    return
  }
  boxes.push(box)
  if (merge) above.set(box.from, box)
  else above.delete(box.from)
}

/** The cells that begin where this one ends, in the rows that it takes. */
export const rightOf = (boxes: readonly Box[], { table, row, below, to }: Box): readonly Box[] =>
  boxes.filter((box) => box.table === table && box.from === to && box.row < below && box.below > row)

/** The cell under this one. */
export const under = (boxes: readonly Box[], { table, below, from }: Box): Box | undefined =>
  boxes.find((box) => box.table === table && box.row === below && box.from === from)
