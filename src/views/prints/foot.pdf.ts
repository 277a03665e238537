import { fill } from '#views/pdf/cell.ts'
import { black, type Document, grey } from '#views/pdf/document.ts'
import { left, paper, right } from '#views/pdf/geometry.ts'

const y = 273
const rowHeight = 4.3
/** Where the last row ends at the latest: below it printers put nothing on the sheet. */
const lowest = 291
const qrSide = 15
const small = { style: 'hei', size: 8 } as const

export type Foot = {
  readonly page: number
  readonly pages: number
  readonly code?: string | undefined
  /** Who printed when and why, and the head of the log. */
  readonly lines: readonly string[]
  /** The edges of the table above it; by default those of our own sheets. */
  readonly x?: number
  readonly end?: number
}

/**
 * The foot, below every frame and no part of what a page says: page number, who printed when and why, head of the log, and
 * the code in words at the left, as a QR at the right (docs/decisions/0023, 0056).
 */
export function drawFoot(doc: Document, { page, pages, code, lines, x = left, end = right }: Foot): void {
  doc.line(x, y, end, y, 0.5, grey)
  const width = end - x - (code ? qrSide + 4 : 0)
  const number = `第 ${page} 页，共 ${pages} 页`
  // Whoever has a long name and office takes a second row: nothing continues on another sheet.
  const rows = lines.flatMap((words) => doc.breakLines(words, small, width - 1.1).map(({ text }) => text))
  const step = Math.min(rowHeight, (lowest - y - 1.4) / (rows.length + 1))
  const row = (words: string, index: number, size: number, colour: string) =>
    fill(
      doc,
      words,
      { x: x - 1.1, y: y + 1.4 + index * step, width: width + 1.1, height: rowHeight + 0.6 },
      { style: 'hei', size, align: 'start', colour },
    )
  row(code ? `${code}　${number}` : number, 0, 9, black)
  for (const [index, words] of rows.entries()) row(words, index + 1, small.size, grey)
  if (code) doc.qr(code, { x: end - qrSide, y: y + 2, width: qrSide, height: qrSide })
}

/**
 * Where the posts of a standard box pierce the sheet: 15 mm from the edge, 83 mm apart, the lowest 54 mm up
 * (docs/law/paper.md §2).
 */
export function drawHoles(doc: Document): void {
  for (const up of [54, 137, 220]) {
    const middle = paper.height - up
    doc.line(13.5, middle, 16.5, middle, 0.35, grey)
    doc.line(15, middle - 1.5, 15, middle + 1.5, 0.35, grey)
  }
}
