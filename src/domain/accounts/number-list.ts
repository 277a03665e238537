import { plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { type Row, shownSheet, type Workbook } from '#domain/workbooks/workbook.ts'

/** A row of a list of staff numbers: where it stands in the sheet, and the number. Nothing else of the row is taken on. */
export type NumberRow = { readonly row: number; readonly number: string }

/** So many numbers are seen to at once. */
export const mostNumbers = 2_000

const heading = /^(工号|員工號|工號|员工号|职工号|staff ?(number|no\.?))$/i

/**
 * The numbers below the heading 工号 of the first sheet that shows; undefined where there is no such heading. The other columns
 * hold names as a rule: they are dropped here, unread, and are in no answer (docs/decisions/0110).
 */
export function numbersIn(book: Workbook): readonly NumberRow[] | undefined {
  const rows = shownSheet(book)?.rows ?? []
  const at = rows.findIndex(({ cells }) => cells.some(isHeading))
  if (at < 0) return undefined
  const column = rows[at]?.cells.findIndex(isHeading) ?? -1
  return rows.flatMap((row, index) => {
    const number = index > at && !row.isHidden ? plain(row, column) : ''
    return number === '' ? [] : [{ row: row.number, number }]
  })
}

const isHeading = (cell: string): boolean => heading.test(cell.normalize('NFKC').trim())

const plain = ({ cells }: Row, column: number): string => plainStaffNumber(cells[column] ?? '')
