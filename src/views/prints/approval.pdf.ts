import type { PrintNote } from '#domain/prints/job.ts'
import type { ApprovalForm, ApprovalSheet, ApprovalTable } from '#domain/prints/papers/approval.ts'
import type { Document } from '#views/pdf/document.ts'
import { tableWidth } from '#views/pdf/geometry.ts'
import { drawRow, type FlowingTable, heading, openTable, prose, words } from './flowing.ts'

/** Columns in mm: label and words; field, old and new; step, who, opinion and when. */
const factColumns = [30, tableWidth - 30]
const changeColumns = [35.8, 65, 65]
const opinionColumns = [28, 36, 71.8, 30]

/** 审批单, on as many pages as it takes, each with its head and whose it is. */
export function drawApproval(doc: Document, sheet: ApprovalSheet): readonly PrintNote[] {
  const table = openTable(doc, sheet)
  for (const row of sheet.form ?? []) drawForm(doc, table, row)
  for (const { label, words } of sheet.facts) drawRow(doc, table, factColumns, [label, words], [heading, prose])
  if (sheet.changes.length > 0) drawChanges(doc, table, sheet)
  drawOpinions(doc, table, sheet)
  for (const lines of sheet.tables ?? []) drawLines(doc, table, lines)
  for (const remark of sheet.remarks) drawRow(doc, table, [tableWidth], [remark], [prose])
  for (const signer of sheet.signers ?? ['经办人（签字）：　　　　　　　　　　　（盖章）'])
    drawRow(doc, table, [tableWidth], [`${signer}　　　　　　　年　　　月　　　日`], [prose], 14)
  table.close()
  return []
}

function drawForm(doc: Document, table: FlowingTable, { cells, height }: ApprovalForm) {
  const styles = cells.map(({ head }) => (head ? heading : cells.length > 2 ? words : prose))
  const widths = cells.map(({ width }) => width)
  drawRow(
    doc,
    table,
    widths,
    cells.map((cell) => cell.words),
    styles,
    height,
  )
}

function drawLines(doc: Document, table: FlowingTable, { shares, heads, rows }: ApprovalTable) {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const columns = shares.map((share) => (tableWidth * share) / all)
  const styles = heads.map(() => heading)
  drawRow(doc, table, columns, heads, styles)
  for (const row of rows) drawRow(doc, table, columns, row, [words, ...row.slice(1).map(() => prose)])
}

function drawChanges(doc: Document, table: FlowingTable, { changes }: ApprovalSheet) {
  drawRow(doc, table, changeColumns, ['变更内容', '原内容', '现内容'], [heading, heading, heading])
  for (const { record, basis, fields } of changes) {
    const said = basis === '' ? record : `${record}　依据：${basis}`
    drawRow(doc, table, [tableWidth], [said], [{ ...prose, style: 'song-bold' }])
    for (const { label, was, now } of fields)
      drawRow(doc, table, changeColumns, [label, was, now], [words, prose, prose])
  }
}

function drawOpinions(doc: Document, table: FlowingTable, { opinions }: ApprovalSheet) {
  if (opinions.length === 0) return
  drawRow(doc, table, opinionColumns, ['环节', '姓名、职务', '意见', '时间'], [heading, heading, heading, heading])
  for (const { step, person, office, words: opinion, at } of opinions) {
    const who = office === '' ? person : `${person}\n${office}`
    drawRow(doc, table, opinionColumns, [step, who, opinion, at], [words, words, prose, words])
  }
}
