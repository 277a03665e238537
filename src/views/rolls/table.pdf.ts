import type { RollSheet } from '#domain/rolls/roll.ts'
import type { Instant } from '#domain/time.ts'
import { fill, fillAlong, fitInto, smallest } from '#views/pdf/cell.ts'
import { type Document, grey, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { type Box, stacked } from '#views/pdf/geometry.ts'
import { lines } from '#views/prints/parts.ts'
import { intoNextRow, type SizedRow, sizedRows } from '#views/prints/sized-rows.ts'

/** A4, lying or upright, 25 mm at the left for binding; all in mm. */
const sizes = {
  lying: { left: 25, width: 257, top: 38, bottom: 178 },
  upright: { left: 25, width: 170, top: 38, bottom: 262 },
} satisfies Record<string, Area>

type Area = { readonly left: number; readonly width: number; readonly top: number; readonly bottom: number }

/** The head of a column takes two lines, and more where it is narrow. */
const headHeight = 12
const partHeight = 7.5
const noteHeight = 5.5
/** A row is so high at least and at most. */
const [least, most] = [9.6, 60]
const size = 10.5

/**
 * 名册, on as many pages as it takes: the heading, the column heads and 第 x 页，共 y 页 on each, a heading of a part never alone at
 * the foot of a page.
 */
export function drawTable(faces: Faces, at: Instant, sheet: RollSheet): Document {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '名册', ...(sheet.lying && { lying: true }) })
  const area = sheet.lying ? sizes.lying : sizes.upright
  const columns = widened(doc, sheet, area.width)
  const head = headHeightOf(doc, columns)
  const pages = pagesOf(doc, sheet, columns, { ...area, top: area.top + head })
  for (const [page, blocks] of pages.entries()) {
    doc.addPage()
    drawHeading(doc, sheet, area, blocks.filter((block) => block.is === 'row' && !block.goesOn).length)
    let y = drawRow(
      doc,
      columns,
      sheet.columns.map(({ label }) => label),
      area.top,
      head,
      'head',
      area,
    )
    for (const block of blocks) {
      if (block.is === 'row') y = drawRow(doc, columns, block.row, y, block.height, 'row', area)
      else y = drawPart(doc, block.heading, y, area)
    }
    doc.frame({ x: area.left, y: area.top, width: area.width, height: y - area.top }, lines.outer)
    drawFoot(doc, sheet, area, page + 1, pages.length)
  }
  return doc
}

type Column = RollSheet['columns'][number]

/**
 * The columns in proportion, filling the sheet, but none so narrow that it cuts a date, a number or a word in two, as long as the
 * others can spare the room.
 */
function widened(doc: Document, { columns, parts }: RollSheet, width: number): readonly Column[] {
  const sum = total(columns.map((column) => column.width))
  const wanted = columns.map((column) => (column.width * width) / sum)
  const rows = parts.flatMap(({ rows }) => rows)
  const needed = columns.map((_, at) => rows.reduce((most, row) => Math.max(most, wholeIn(doc, row[at] ?? '')), 0))
  const over = wanted.map((one, at) => one - (needed[at] ?? 0))
  const [lacking, spare] = [-total(over.filter((one) => one < 0)), total(over.filter((one) => one > 0))]
  const share = lacking > spare ? undefined : lacking / spare
  const widthAt = (one: number, at: number) => {
    const room = over[at] ?? 0
    return share === undefined ? one : room < 0 ? one - room : one - room * share
  }
  return columns.map((column, at) => ({ ...column, width: widthAt(wanted[at] ?? 0, at) }))
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** How wide a cell is whose words stay whole at the smallest size. */
const wholeIn = (doc: Document, text: string): number =>
  (text.match(/（\d[\d.]*岁?）|[\x21-\x7e]+/g) ?? []).reduce(
    (most, word) => Math.max(most, doc.measure(word, { style: 'song', size: smallest }) + 2.3),
    0,
  )

/** As high as the fullest head needs. */
function headHeightOf(doc: Document, columns: readonly Column[]): number {
  const fits = (height: number) =>
    columns.every(({ label, width }) =>
      fitInto(doc, label, { x: 0, y: 0, width, height }, { size, style: 'song-bold' }),
    )
  let height = headHeight
  while (height < most && !fits(height)) height += 3
  return height
}

type Block =
  | (SizedRow & { readonly is: 'row' })
  | { readonly is: 'part'; readonly heading: string; readonly height: number }

/** What stands on each page below its head; a roll of nobody is one page with its head. */
function pagesOf(
  doc: Document,
  { parts, notes }: RollSheet,
  columns: readonly Column[],
  { top, bottom }: Area,
): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]]
  const end = bottom - notes.length * noteHeight
  let y = top
  const put = (block: Block, needed: number) => {
    if (y + needed > end && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([])
      y = top
    }
    pages.at(-1)?.push(block)
    y += block.height
  }
  for (const { heading, rows } of parts) {
    const sized = rows
      .flatMap((row) => sizedRows(doc, columns, row, { least, most, size }))
      .map((row): Block => ({ is: 'row', ...row }))
    if (heading) put({ is: 'part', heading, height: partHeight }, partHeight + (sized[0]?.height ?? 0))
    for (const block of sized) put(block, block.height)
  }
  return pages
}

function drawHeading(doc: Document, { title, unit, until, count }: RollSheet, area: Area, onPage: number) {
  fill(doc, title, { x: area.left, y: 14, width: area.width, height: 12 }, { style: 'song-bold', size: 22 })
  const line = { x: area.left, y: area.top - 8.6, width: area.width, height: 7.6 }
  fillAlong(doc, [`单位：${unit}`, until, `本页 ${onPage} 人，共 ${count} 人`], line, size)
}

function drawRow(
  doc: Document,
  columns: readonly Column[],
  row: readonly string[],
  y: number,
  height: number,
  kind: 'head' | 'row',
  { left }: Area,
) {
  const x = stacked(
    left,
    columns.map(({ width }) => width),
  )
  for (const [at, { width, start }] of columns.entries()) {
    const cell: Box = { x: x[at] ?? left, y, width, height }
    doc.frame(cell, 0.75)
    fill(doc, row[at] ?? '', cell, {
      size,
      style: kind === 'head' ? 'song-bold' : 'song',
      align: start && kind === 'row' ? 'start' : 'centre',
      goesOn: intoNextRow,
    })
  }
  return y + height
}

function drawPart(doc: Document, heading: string, y: number, { left, width }: Area) {
  const cell = { x: left, y, width, height: partHeight }
  doc.frame(cell, 0.75)
  fill(doc, heading, { ...cell, x: left + 1 }, { size, style: 'song-bold', align: 'start' })
  return y + partHeight
}

/** What the roll says of itself and who signs it stand on the last page, the number of the page on each. */
function drawFoot(doc: Document, { notes, madeBy }: RollSheet, area: Area, page: number, pages: number) {
  const { left, width, bottom } = area
  if (page === pages) {
    const top = bottom - notes.length * noteHeight + 1
    for (const [at, note] of notes.entries())
      fill(doc, note, { x: left, y: top + at * noteHeight, width, height: noteHeight }, { size: 9, align: 'start' })
    const signs = ['单位负责人：', '审核人：', `制表人：${madeBy}`, '日期：　　年　月　日']
    for (const [at, text] of signs.entries())
      fill(
        doc,
        text,
        { x: left + (at * width) / 4, y: bottom + 4, width: width / 4, height: 7 },
        { size, align: 'start' },
      )
  }
  const number = `第 ${page} 页，共 ${pages} 页`
  fill(doc, number, { x: left, y: bottom + 12, width, height: 6 }, { style: 'hei', size: 9, colour: grey })
}
