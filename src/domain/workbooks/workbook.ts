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
  | 'workbook.too-much'

export type WorkbookRead = Result<Workbook, WorkbookRefusal>

/** The sheet that is meant where nobody said which: the first that is not hidden, else the first. */
export const shownSheet = ({ sheets }: Workbook): Sheet | undefined =>
  sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
