import { limits } from '#domain/limits.ts'
import type { Result } from '#domain/result.ts'

/** A row of a sheet by its number in the workbook, as whoever wrote it sees it. */
export type Row = {
  readonly number: number
  readonly cells: readonly string[]
  /** Places of cells that hold a number and not a text: what its zeros and last digits were, nobody knows. */
  readonly numeric: readonly number[]
  /** Places of formulas that hold no value, or an error. */
  readonly lost?: readonly number[]
  /** Hidden, or left out by a filter. */
  readonly isHidden: boolean
}

/** Rows that say something; cells merged downward say the same in each row. */
export type Sheet = { readonly name: string; readonly isHidden: boolean; readonly rows: readonly Row[] }

/** 一本工作簿: its sheets that hold anything. */
export type Workbook = {
  readonly sheets: readonly Sheet[]
  /** It came as text: whether a cell held a number once, and lost a zero by it, nobody can tell. */
  readonly isText?: true
}

/** Why a file is no workbook to be read (docs/decisions/0231). */
export type WorkbookRefusal =
  | 'workbook.none'
  | 'workbook.not-one'
  | 'workbook.not-text'
  | 'workbook.binary'
  | 'workbook.macros'
  | 'workbook.password'
  | 'workbook.broken'
  | 'workbook.empty'
  | 'workbook.too-large'
  | 'workbook.too-long'
  | 'workbook.too-wide'
  | 'workbook.cell-too-long'
  | 'workbook.too-much'

export type WorkbookRead = Result<Workbook, WorkbookRefusal>

/** The sheet that is meant where nobody said which: the first that is not hidden, else the first. */
export const shownSheet = ({ sheets }: Workbook): Sheet | undefined =>
  sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]

/** Why the rows of a sheet are more than a list may hold. */
export function overLimits(rows: readonly Row[]): WorkbookRefusal | undefined {
  if (rows.length > limits.listRows) return 'workbook.too-long'
  if (rows.some(({ cells }) => cells.length > limits.listColumns)) return 'workbook.too-wide'
  if (rows.some(({ cells }) => cells.some((text) => text.length > limits.listCell))) return 'workbook.cell-too-long'
  return textIn(rows) > limits.listText ? 'workbook.too-much' : undefined
}

/** In characters. What is merged over many rows is one text in this room and as many as rows once it is handed over. */
const textIn = (rows: readonly Row[]) =>
  rows.reduce((sum, { cells }) => cells.reduce((all, text) => all + text.length, sum), 0)
