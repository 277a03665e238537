import type { PrintNote } from '#domain/prints/job.ts'
import type { ApprovalForm, ApprovalSheet, ApprovalTable } from '#domain/prints/papers/approval.ts'
import type { Document } from '#views/pdf/document.ts'
import { tableWidth } from '#views/pdf/geometry.ts'
import {
  amount,
  drawCells,
  drawRow,
  type FlowingRow,
  type FlowingTable,
  heading,
  openTable,
  prose,
  rowHeight,
  words,
} from './flowing.ts'

/** Columns in mm: label and words; field, old and new; step, who, opinion and when. */
const factColumns = [36, tableWidth - 36]
const changeColumns = [35.8, 65, 65]
const opinionColumns = [28, 36, 71.8, 30]

/** A row, and the head that further pages repeat above it. */
type Row = FlowingRow & { readonly under?: FlowingRow }

/**
 * 审批单, on as many pages as it takes, each with its head and whose it is. A table that goes on repeats its heading and the group
 * that its first row belongs to; who signs stands on one page with the last of what they sign.
 */
export function drawApproval(doc: Document, sheet: ApprovalSheet): readonly PrintNote[] {
  const table = openTable(doc, sheet)
  const rows = rowsOf(sheet)
  const signers = signersOf(sheet)
  const signed = signers.reduce((sum, row) => sum + rowHeight(doc, row), 0)
  let group = ''
  for (const [at, row] of rows.entries()) {
    const { under } = row
    table.repeat(under && ((y) => repeatHead(doc, under, y)))
    group = row.cells[0] || group
    const next = rows[at + 1]
    const after = next ? (isOver(row, next) ? rowHeight(doc, next) : 0) : signed
    drawRow(doc, table, under ? inGroup(doc, table, row, group, after) : row, after)
  }
  table.repeat(undefined)
  for (const row of signers) drawRow(doc, table, row)
  table.close()
  return []
}

/** A heading never stands alone at the foot of a page. */
const isOver = (row: Row, next: Row): boolean =>
  next.under === row || (row.under !== undefined && row.columns.length === 1 && next.under === row.under)

function repeatHead(doc: Document, head: FlowingRow, y: number): number {
  const height = rowHeight(doc, head)
  drawCells(doc, head, y, height)
  return height
}

/** The first row of a page says again of which group it is. */
function inGroup(doc: Document, table: FlowingTable, row: Row, group: string, after: number): FlowingRow {
  const [first, ...others] = row.cells
  const isFirst = !table.holds(rowHeight(doc, row) + after)
  return first === '' && group !== '' && isFirst ? { ...row, cells: [`${group}（续）`, ...others] } : row
}

function rowsOf(sheet: ApprovalSheet): readonly Row[] {
  return [
    ...(sheet.form ?? []).map(formRow),
    ...sheet.facts.map(({ label, words }) => ({
      columns: factColumns,
      cells: [label, words],
      styles: [heading, prose],
    })),
    ...changeRows(sheet),
    ...opinionRows(sheet),
    ...(sheet.tables ?? []).flatMap(tableRows),
    ...sheet.remarks.map((remark) => ({ columns: [tableWidth], cells: [remark], styles: [prose] })),
  ]
}

const signersOf = ({ signers = ['经办人（签字）：　　　　　　　　　　　（盖章）'] }: ApprovalSheet): readonly Row[] =>
  signers.map((signer) => ({
    columns: [tableWidth],
    cells: [`${signer}　　　　　　　年　　　月　　　日`],
    styles: [prose],
    lowest: 14,
  }))

const formRow = ({ cells, height }: ApprovalForm): Row => ({
  columns: cells.map(({ width }) => width),
  cells: cells.map((cell) => cell.words),
  styles: cells.map(({ head }) => (head ? heading : cells.length > 2 ? words : prose)),
  ...(height !== undefined && { lowest: height }),
})

const headOf = (columns: readonly number[], cells: readonly string[]): Row => ({
  columns,
  cells,
  styles: cells.map(() => heading),
})

function tableRows({ shares, heads, rows, amounts }: ApprovalTable): readonly Row[] {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const columns = shares.map((share) => (tableWidth * share) / all)
  const under = headOf(columns, heads)
  const styles = heads.map((_, at) => (at === 0 ? words : at === amounts ? amount : prose))
  return [under, ...rows.map((cells) => ({ columns, cells, styles, under }))]
}

function changeRows({ changes }: ApprovalSheet): readonly Row[] {
  if (changes.length === 0) return []
  const under = headOf(changeColumns, ['变更内容', '原内容', '现内容'])
  const rows = changes.flatMap(({ record, basis, fields }): readonly Row[] => [
    {
      columns: [tableWidth],
      cells: [basis === '' ? record : `${record}　依据：${basis}`],
      styles: [{ ...prose, style: 'song-bold' }],
      under,
    },
    ...fields.map(({ label, was, now }) => ({
      columns: changeColumns,
      cells: [label, was, now],
      styles: [words, prose, prose],
      under,
    })),
  ])
  return [under, ...rows]
}

function opinionRows({ opinions }: ApprovalSheet): readonly Row[] {
  if (opinions.length === 0) return []
  const under = headOf(opinionColumns, ['环节', '姓名、职务', '意见', '时间'])
  const rows = opinions.map(({ step, person, office, words: opinion, at }) => ({
    columns: opinionColumns,
    cells: [step, office === '' ? person : `${person}\n${office}`, opinion, at],
    styles: [words, words, prose, words],
    under,
  }))
  return [under, ...rows]
}
