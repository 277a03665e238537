import { type CellStyle, fill, pitch } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { bottom, left, mm, tableWidth, top } from '#views/pdf/geometry.ts'
import { frameTable, goesOn, lines, owner, title } from './parts.ts'

/** A table that goes over as many pages as it takes, each with its title, whose it is, and its head. */
export type FlowingTable = {
  /**
   * The upper edge of the next row and its height in mm: as high as asked for, or what a page has room for; on a new page
   * where this one has no room for it and what has to stay `together` with it.
   */
  readonly take: (height: number, together?: number) => { readonly y: number; readonly height: number }
  /** Whether so much has room on this page. */
  readonly holds: (height: number) => boolean
  /** What further pages repeat above their first row, until it is said otherwise; draws it there and answers its height in mm. */
  readonly repeat: (heading: ((y: number) => number) | undefined) => void
  readonly close: () => void
}

type Opening = {
  readonly title: string
  readonly name: string
  readonly number: string
  /** What the page calls whoever it is about; 姓名 where it is not said. */
  readonly of?: string | undefined
  /** Draws the head of the table on each page and answers its height in mm. */
  readonly head?: () => number
}

/** A table that goes on from page to page, each with its head and frame. */
export function openTable(doc: Document, { title: words, name, number, of, head }: Opening): FlowingTable {
  let y = top
  let first = true
  let repeated: ((y: number) => number) | undefined
  const close = () => frameTable(doc, { x: left, y: top, width: tableWidth, height: y - top })
  const turn = () => {
    if (!first) {
      close()
      goesOn(doc)
    }
    doc.addPage()
    title(doc, first ? words : `${words}（续）`)
    owner(doc, { name, number, of })
    y = top + (head?.() ?? 0)
    y += repeated?.(y) ?? 0
    first = false
  }
  turn()
  return {
    take: (wanted, together = wanted) => {
      const height = Math.min(wanted, bottom - top)
      if (y + Math.min(together, bottom - top) > bottom) turn()
      y += height
      return { y: y - height, height }
    },
    holds: (height) => y + height <= bottom,
    repeat: (heading) => {
      repeated = heading
    },
    close,
  }
}

const size = 11

/** The lowest row, in mm. */
const least = 8

/** How cells are written: a heading, words in the middle, words that run on from the left. */
export const heading: CellStyle = { size, style: 'song-bold' }
export const words: CellStyle = { size }
export const prose: CellStyle = { size, align: 'start' }
/** Amounts, one below the other. */
export const amount: CellStyle = { size, align: 'end' }

/** A row as it is drawn: its columns in mm, what each cell says and how; at least so high. */
export type FlowingRow = {
  readonly columns: readonly number[]
  readonly cells: readonly string[]
  readonly styles: readonly CellStyle[]
  readonly lowest?: number | undefined
}

/**
 * A row as high as its fullest cell; what even a whole page has no room for goes on in a row of its own. What comes `after` it
 * stays on its page, in mm.
 */
export function drawRow(doc: Document, table: FlowingTable, row: FlowingRow, after = 0): void {
  const wanted = rowHeight(doc, row)
  const { y, height } = table.take(wanted, wanted + after)
  const rest = drawCells(doc, row, y, height)
  if (rest.some((cell) => cell !== '')) drawRow(doc, table, { ...row, cells: rest, lowest: undefined }, after)
}

/** In mm. */
export const rowHeight = (doc: Document, { columns, cells, styles, lowest = least }: FlowingRow): number =>
  Math.max(lowest, ...cells.map((cell, at) => heightOf(doc, cell, columns[at] ?? 0, styles[at])))

/** Draws a row there; answers what found no room in each cell. */
export function drawCells(
  doc: Document,
  { columns, cells, styles }: FlowingRow,
  y: number,
  height: number,
): readonly string[] {
  doc.say(cells[0] ?? '', cells.slice(1).join(' '))
  let x = left
  return cells.map((cell, at) => {
    const width = columns[at] ?? 0
    const box = { x, y, width, height }
    x += width
    doc.frame(box, lines.inner)
    return fill(doc, cell, box, { ...styles[at], goesOn: '（接下行）' })
  })
}

/** With the room that a cell keeps around its words. */
function heightOf(doc: Document, cell: string, width: number, { style = 'song', size: points = size }: CellStyle = {}) {
  const set = doc.breakLines(cell, { style, size: points }, width - 2.2)
  return cell === '' ? least : (set.length * pitch(points)) / mm + 3
}
