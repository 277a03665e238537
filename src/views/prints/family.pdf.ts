import type { Relative } from '#domain/prints/sheets/basic.ts'
import { type CellStyle, fill } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { type Box, left, stacked } from '#views/pdf/geometry.ts'
import { labelled, lines } from './parts.ts'

/** 家庭主要成员及重要社会关系, as the form's second page has it; its last column gives 0.3 mm to the width of the first. */
const columns = [19.2, 22.9, 10.1, 17.7, 82.9]
export const sideWidth = 13
const own = { x: left + sideWidth, columns }
export const relativesHeadHeight = 11.4
export const relativeHeight = 12.3

/** Where the five columns stand; by default those of our own sheets. */
export type FamilyColumns = { readonly x: number; readonly columns: readonly number[] }

const cell = ({ x, columns }: FamilyColumns, column: number, y: number, height: number): Box => ({
  x: stacked(x, columns)[column] ?? x,
  y,
  width: columns[column] ?? 0,
  height,
})

/** The heads of 家庭主要成员. */
export function relativesHead(doc: Document, y: number, at: FamilyColumns = own): void {
  for (const [index, label] of ['称谓', '姓名', '年龄', '政治面貌', '工作单位及职务'].entries()) {
    const spaced = { 称谓: '称　谓', 姓名: '姓　名', 年龄: '年\n龄', 政治面貌: '政治\n面貌' }[label] ?? label
    labelled(doc, spaced, cell(at, index, y, relativesHeadHeight), 13)
  }
}

export type Put = (label: string, value: string, at: Box, style?: CellStyle) => void

/** `slots` rows; those without a relative stay blank, for a pen. */
export function drawRelatives(
  doc: Document,
  family: readonly Relative[],
  slots: number,
  from: number,
  put: Put,
  columns: FamilyColumns = own,
): void {
  for (let slot = 0; slot < slots; slot += 1) {
    const y = from + slot * relativeHeight
    const relative = family[slot]
    const whose = relative ? `家庭成员（${relative.relation}${relative.name}）` : ''
    const values: readonly (readonly [string, string, CellStyle?])[] = [
      ['称谓', relative?.relation ?? ''],
      ['姓名', relative?.name ?? ''],
      ['年龄', relative?.age ?? ''],
      ['政治面貌', relative?.politics ?? ''],
      ['工作单位及职务', relative?.work ?? '', { align: 'start' }],
    ]
    for (const [index, [label, value, style]] of values.entries()) {
      const at = cell(columns, index, y, relativeHeight)
      doc.frame(at, lines.inner)
      if (relative) put(`${whose}${label}`, value, at, style)
    }
  }
}

/** Fills one cell of the sheet, notes what it says, and keeps what found no room. */
export const putInto =
  (doc: Document, keep: (label: string, rest: string) => void): Put =>
  (label, value, at, style) => {
    doc.say(label, value)
    keep(label, fill(doc, value, at, style))
  }
