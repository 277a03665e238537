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
  readonly close: () => void
}

type Opening = {
  readonly title: string
  readonly name: string
  readonly number: string
  /** Draws the head of the table on each page and answers its height in mm. */
  readonly head?: () => number
}

export function openTable(doc: Document, { title: words, name, number, head }: Opening): FlowingTable {
  let y = top
  let first = true
  const close = () => frameTable(doc, { x: left, y: top, width: tableWidth, height: y - top })
  const turn = () => {
    if (!first) {
      close()
      goesOn(doc)
    }
    doc.addPage()
    title(doc, first ? words : `${words}（续）`)
    owner(doc, { name, number })
    y = top + (head?.() ?? 0)
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

/** A row as high as its fullest cell; what even a whole page has no room for goes on in a row of its own. */
export function drawRow(
  doc: Document,
  table: FlowingTable,
  columns: readonly number[],
  cells: readonly string[],
  styles: readonly CellStyle[],
  lowest = least,
): void {
  const heights = cells.map((cell, at) => heightOf(doc, cell, columns[at] ?? 0, styles[at]))
  const { y, height } = table.take(Math.max(lowest, ...heights))
  doc.say(cells[0] ?? '', cells.slice(1).join(' '))
  let x = left
  const rest = cells.map((cell, at) => {
    const width = columns[at] ?? 0
    const box = { x, y, width, height }
    x += width
    doc.frame(box, lines.inner)
    return fill(doc, cell, box, { ...styles[at], goesOn: '（接下行）' })
  })
  if (rest.some((cell) => cell !== '')) drawRow(doc, table, columns, rest, styles)
}

/** With the room that a cell keeps around its words. */
function heightOf(doc: Document, cell: string, width: number, { style = 'song', size: points = size }: CellStyle = {}) {
  const set = doc.breakLines(cell, { style, size: points }, width - 2.2)
  return cell === '' ? least : (set.length * pitch(points)) / mm + 3
}
