import type { PrintNote } from '#domain/prints/job.ts'
import type { CatalogueLine, CatalogueSheet, PrintedHeading } from '#domain/prints/papers/catalogue.ts'
import { fill, fitInto } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { gridAt, left, tableWidth, top } from '#views/pdf/geometry.ts'
import { type FlowingTable, openTable } from './flowing.ts'
import { labelled, lines } from './parts.ts'

/** 类号, 材料名称, 年, 月, 日, 份数, 页数, 备注, in mm (docs/law/materials.md §5). */
export const columns = [16, 73, 13, 9, 9, 12, 12, 21.8]
const headRows = [8, 7]
const rowHeight = 9.4

/** 目录, on as many pages as it takes, each with its head and whose it is. */
export function drawCatalogue(doc: Document, sheet: CatalogueSheet): readonly PrintNote[] {
  const table = openTable(doc, {
    title: sheet.title,
    name: `${sheet.name}（${sheet.copy}）`,
    number: sheet.number,
    head: () => drawHead(doc),
  })
  for (const heading of sheet.headings) drawHeading(doc, table, heading)
  table.close()
  return []
}

/** Answers its height in mm. */
function drawHead(doc: Document): number {
  const { area } = gridAt(left, top, columns, headRows)
  for (const [wording, from, to, row, span] of [
    ['类号', 0, 1, 0, 2],
    ['材　料　名　称', 1, 2, 0, 2],
    ['材料制成时间', 2, 5, 0, 1],
    ['年', 2, 3, 1, 1],
    ['月', 3, 4, 1, 1],
    ['日', 4, 5, 1, 1],
    ['份数', 5, 6, 0, 2],
    ['页数', 6, 7, 0, 2],
    ['备注', 7, 8, 0, 2],
  ] as const)
    labelled(doc, wording, area(from, to, row, span), 12)
  return headRows.reduce((sum, height) => sum + height, 0)
}

/** A heading never stands last on a page: it takes its first row along, and that of a class its first sub-class with one. */
function drawHeading(doc: Document, table: FlowingTable, heading: PrintedHeading) {
  const first = heading.lines[0]
  const along = heading.blank + heading.lines.length === 0 ? 2 : first ? rowsFor(doc, first) : 1
  const { y } = table.take(rowHeight, (1 + along) * rowHeight)
  const cell = { x: left, y, width: tableWidth, height: rowHeight }
  doc.frame(cell, lines.inner)
  doc.say('类', heading.name)
  const inset = heading.depth === 1 ? cell : { ...cell, x: cell.x + 6, width: cell.width - 6 }
  fill(doc, heading.name, inset, { style: 'song-bold', size: heading.depth === 1 ? 14 : 12.5, align: 'start' })
  for (const line of heading.lines) drawLine(doc, table, line)
  for (let row = 0; row < heading.blank; row += 1) drawLine(doc, table, blankLine)
}

const blankLine: CatalogueLine = {
  number: '',
  title: '',
  year: '',
  month: '',
  day: '',
  copies: '',
  pages: '',
  remark: '',
}

/** As many rows as the title and the remark take at nine points or more. */
function rowsFor(doc: Document, { title, remark }: CatalogueLine): number {
  for (let rows = 1; rows < most; rows += 1) {
    const height = rows * rowHeight
    const fits = [
      [title, columns[1]],
      [remark, columns[7]],
    ] as const
    if (
      fits.every(
        ([words, width = 0]) => (fitInto(doc, words, { x: 0, y: 0, width, height }, { size })?.size ?? 0) >= least,
      )
    )
      return rows
  }
  return most
}

const [size, least, most] = [12, 9, 12]

/** What even the highest row has no room for goes on in a row of its own. */
function drawLine(doc: Document, table: FlowingTable, line: CatalogueLine) {
  const rows = rowsFor(doc, line)
  const { y, height } = table.take(rows * rowHeight)
  const { area } = gridAt(left, y, columns, [height])
  const values = [line.number, line.title, line.year, line.month, line.day, line.copies, line.pages, line.remark]
  doc.say(line.number, values.slice(1).join(' '))
  const rest = values.map((value, column) => {
    const cell = area(column, column + 1, 0)
    doc.frame(cell, lines.inner)
    return fill(doc, value, cell, {
      size,
      align: column === 1 || column === 7 ? 'start' : 'centre',
      goesOn: '（接下行）',
    })
  })
  if (rest.some((words) => words !== '')) {
    drawLine(doc, table, { ...blankLine, title: rest[1] ?? '', remark: rest[7] ?? '' })
  }
}
