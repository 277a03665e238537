import type { PrintNote } from '#domain/prints/job.ts'
import type { ApprovalSheet } from '#domain/prints/papers/approval.ts'
import { type CellStyle, fill, pitch } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { bottom, left, mm, tableWidth, top } from '#views/pdf/geometry.ts'
import { frameTable, goesOn, lines, owner, title } from './parts.ts'

/** Columns in mm: label and words; field, old and new; step, who, opinion and when. */
const factColumns = [30, tableWidth - 30]
const changeColumns = [35.8, 65, 65]
const opinionColumns = [28, 36, 71.8, 30]

const size = 11
const least = 8

/** 审批单, on as many pages as it takes, each with its head and whose it is. */
export function drawApproval(doc: Document, sheet: ApprovalSheet): readonly PrintNote[] {
  const table = openTable(doc, sheet)
  for (const { label, words } of sheet.facts) drawRow(doc, table, factColumns, [label, words], [heading, prose])
  if (sheet.changes.length > 0) drawChanges(doc, table, sheet)
  drawOpinions(doc, table, sheet)
  for (const remark of sheet.remarks) drawRow(doc, table, [tableWidth], [remark], [prose])
  drawRow(
    doc,
    table,
    [tableWidth],
    ['经办人（签字）：　　　　　　　　　　　（盖章）　　　　　　　年　　　月　　　日'],
    [prose],
    14,
  )
  table.close()
  return []
}

const heading: CellStyle = { size, style: 'song-bold' }
const words: CellStyle = { size }
const prose: CellStyle = { size, align: 'start' }

function drawChanges(doc: Document, table: Table, { changes }: ApprovalSheet) {
  drawRow(doc, table, changeColumns, ['变更内容', '原内容', '现内容'], [heading, heading, heading])
  for (const { record, basis, fields } of changes) {
    const said = basis === '' ? record : `${record}　依据：${basis}`
    drawRow(doc, table, [tableWidth], [said], [{ ...prose, style: 'song-bold' }])
    for (const { label, was, now } of fields)
      drawRow(doc, table, changeColumns, [label, was, now], [words, prose, prose])
  }
}

function drawOpinions(doc: Document, table: Table, { opinions }: ApprovalSheet) {
  if (opinions.length === 0) return
  drawRow(doc, table, opinionColumns, ['环节', '姓名、职务', '意见', '时间'], [heading, heading, heading, heading])
  for (const { step, person, office, words: opinion, at } of opinions) {
    const who = office === '' ? person : `${person}\n${office}`
    drawRow(doc, table, opinionColumns, [step, who, opinion, at], [words, words, prose, words])
  }
}

type Table = {
  /** The upper edge of the next row and its height: as high as asked for, or what a page has room for. */
  readonly take: (height: number) => { readonly y: number; readonly height: number }
  readonly close: () => void
}

function openTable(doc: Document, sheet: ApprovalSheet): Table {
  let y = top
  let first = true
  const close = () => frameTable(doc, { x: left, y: top, width: tableWidth, height: y - top })
  const turn = () => {
    if (!first) {
      close()
      goesOn(doc)
    }
    doc.addPage()
    title(doc, first ? sheet.title : `${sheet.title}（续）`)
    owner(doc, sheet)
    y = top
    first = false
  }
  turn()
  return {
    take: (wanted) => {
      const height = Math.min(wanted, bottom - top)
      if (y + height > bottom) turn()
      y += height
      return { y: y - height, height }
    },
    close,
  }
}

/** A row as high as its fullest cell; what even a whole page has no room for goes on in a row of its own. */
function drawRow(
  doc: Document,
  table: Table,
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
