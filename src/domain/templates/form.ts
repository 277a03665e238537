import type { Result } from '#domain/result.ts'
import type { WorkbookRefusal } from '#domain/workbooks/workbook.ts'

/** One cell of a blank form, as far as the page draws it and its headings tell. */
export type FormCell = {
  readonly row: number
  readonly column: number
  readonly is: 'text' | 'number' | 'formula' | 'blank'
  /** What it says; of a formula nothing. */
  readonly text?: string
  /** As it is written there, without `=`; shared ones written out. */
  readonly formula?: string
  /** It has a line around it. */
  readonly framed?: true
  readonly bold?: true
  readonly align?: 'center' | 'end'
  /** Steps in from the edge of its cell. */
  readonly indent?: number
}

/** Cells that are one. */
export type Merge = { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }

/** What stands on a sheet, before its headings are told. */
export type DrawnForm = {
  readonly name: string
  /** The part of the file that it lies in. */
  readonly part: string
  /** Of every column that is used, as wide as so many digits; 0 for one that is hidden. */
  readonly widths: readonly number[]
  readonly rows: number
  readonly cells: readonly FormCell[]
  readonly merges: readonly Merge[]
}

/** 表头: the words that stand over a column or before a row, from the outer to the inner one; the title over all of it. */
export type Heading = {
  /** The same in next year's file if its words are the same: years are left out of it. */
  readonly key: string
  readonly axis: 'sheet' | 'row' | 'column'
  readonly path: readonly string[]
  /** The innermost of its cells. */
  readonly row: number
  readonly column: number
}

/** A cell under headings: where it stands, 1 if it is a formula, and the places of its title and headings among those of the sheet. */
export type FieldPlace = readonly [row: number, column: number, is: 0 | 1, over: number, down: number, across: number]

export type FormSheet = DrawnForm & {
  /** Told once, where the file is read: looking for the headings of thousands of cells takes its time. */
  readonly headings: readonly Heading[]
  readonly places: readonly FieldPlace[]
}

/** 空表: what is seen of a workbook; hidden sheets are in it and are not read. */
export type Form = { readonly sheets: readonly FormSheet[] }

/** Why a workbook is no form that is filled in (docs/decisions/0289). */
export type FormRefusal =
  | WorkbookRefusal
  | 'template.too-large'
  | 'template.too-many-sheets'
  | 'template.too-long'
  | 'template.too-wide'
  | 'template.too-many-cells'
  | 'template.too-many-fields'
  | 'template.signed'
  | 'template.nothing-blank'

export type FormRead = Result<Form, FormRefusal>
