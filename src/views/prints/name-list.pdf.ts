import type { NameListDrawing, NameListJob } from '#domain/prints/job.ts'
import type { NameList } from '#domain/roster/name-list.ts'
import { fill, fillAlong } from '#views/pdf/cell.ts'
import { black, type Document, grey, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { type Box, stacked } from '#views/pdf/geometry.ts'
import { drawLetter } from './letter.pdf.ts'
import { lines } from './parts.ts'
import { intoNextRow, type SizedRow, sizedRows } from './sized-rows.ts'

/** A4 lying, 25 mm at the left for binding; all in mm. */
const sheet = { left: 25, width: 257, top: 36, bottom: 188 }
const headHeight = 12
/** A row is so high at least and at most. */
const [least, most] = [9, 60]
const size = 10.5

/**
 * 花名册, on as many pages as it takes, each with the heading and its number. Refuses, naming them, where characters have no
 * glyph.
 */
export async function drawNameList(
  faces: Faces,
  { at, list, more = [], letters = [] }: NameListJob,
): Promise<NameListDrawing> {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '花名册', lying: true })
  for (const each of [list, ...more]) drawList(doc, each)
  for (const letter of letters) drawLetter(doc, letter)
  const pdf = await doc.finish()
  return doc.missing.size > 0 ? { ok: false, missing: [...doc.missing] } : { ok: true, pdf }
}

function drawList(doc: Document, list: NameList): void {
  const pages = pagesOf(doc, list)
  for (const [page, rows] of pages.entries()) {
    doc.addPage()
    drawHeading(doc, list)
    let y = drawRow(
      doc,
      list,
      list.columns.map(({ label }) => label),
      sheet.top,
      headHeight,
      true,
    )
    for (const { row, height } of rows) y = drawRow(doc, list, row, y, height)
    doc.frame({ x: sheet.left, y: sheet.top, width: sheet.width, height: y - sheet.top }, lines.outer)
    drawFoot(doc, list, page + 1, pages.length)
  }
}

/** The rows of each page; a list of nobody is one page with its head. */
function pagesOf(doc: Document, list: NameList): readonly (readonly SizedRow[])[] {
  const pages: SizedRow[][] = [[]]
  let y = sheet.top + headHeight
  for (const sized of list.rows.flatMap((row) => sizedRows(doc, list.columns, row, { least, most, size }))) {
    if (y + sized.height > sheet.bottom) {
      pages.push([])
      y = sheet.top + headHeight
    }
    pages.at(-1)?.push(sized)
    y += sized.height
  }
  return pages
}

function drawHeading(doc: Document, { title, unit, until }: NameList) {
  fill(doc, title, { x: sheet.left, y: 14, width: sheet.width, height: 12 }, { style: 'song-bold', size: 22 })
  const line = { x: sheet.left - 1.1, y: sheet.top - 8.6, width: sheet.width + 2.2, height: 7.6 }
  fillAlong(doc, [`单位：${unit}`, '', until], line, size)
}

function drawRow(
  doc: Document,
  { columns }: NameList,
  row: readonly string[],
  y: number,
  height: number,
  head = false,
) {
  const x = stacked(
    sheet.left,
    columns.map(({ width }) => width),
  )
  for (const [at, { width, start }] of columns.entries()) {
    const cell: Box = { x: x[at] ?? sheet.left, y, width, height }
    doc.frame(cell, 0.75)
    fill(doc, row[at] ?? '', cell, {
      size,
      style: head ? 'song-bold' : 'song',
      align: start && !head ? 'start' : 'centre',
      goesOn: intoNextRow,
    })
  }
  return y + height
}

function drawFoot(doc: Document, list: NameList, page: number, pages: number) {
  const { madeBy, counted = '人', rows, below } = list
  const y = sheet.bottom + 3
  const third = sheet.width / 3
  const at = (column: number): Box => ({ x: sheet.left - 1.1 + column * third, y, width: third, height: 7 })
  const words = page === pages ? [`制表人：${madeBy}`, '审核人：', `共 ${rows.length} ${counted}`] : []
  const isTold = below !== undefined && page === pages
  if (isTold) fill(doc, below, { x: sheet.left - 1.1, y, width: sheet.width, height: 7 }, { size, align: 'start' })
  for (const [column, text] of (isTold ? [] : words).entries())
    fill(doc, text, at(column), { size, align: 'start', colour: black })
  const number = `第 ${page} 页，共 ${pages} 页`
  fill(doc, number, { x: sheet.left, y: y + 7, width: sheet.width, height: 6 }, { style: 'hei', size: 9, colour: grey })
}
