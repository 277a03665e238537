import type { Instant } from '#domain/time.ts'
import type { ChartDrawing } from './charts/drawing.ts'

/** 统计表 as a file says it, on paper and as a workbook alike: words and numbers, and nobody behind them. */
export type FigureSheet = {
  readonly number: string
  readonly title: string
  /** Whose figures, as of when and by which clock, how many people: the line below the title. */
  readonly about: readonly string[]
  readonly head: readonly (readonly SheetHead[])[]
  readonly lines: readonly SheetLine[]
  /** Columns that find no room beside each other go on without the first one: it is one of them, and not all people. */
  readonly repeatsNone?: true
  /** What the columns of each group come to; not there where the file leaves the house. */
  readonly check?: { readonly label: string; readonly cells: readonly Pick<SheetHead, 'text' | 'columns'>[] }
  /** How it is counted, what lacks, what is not shown. */
  readonly notes: readonly string[]
  /** 图: the drawing of the table, which stands below it; of a table that has none there is none. */
  readonly chart?: { readonly title: string; readonly drawing: ChartDrawing }
  /** 制表人, 审核人, the day on which it was drawn. */
  readonly signs: readonly string[]
  /** 第 {page} 页，共 {pages} 页, in the language of the sheet. */
  readonly pageWords: string
}

export type SheetHead = {
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly begins: boolean
}

export type SheetLine = {
  readonly label: string
  readonly depth: number
  readonly is: 'whole' | 'outer' | 'plain'
  readonly cells: readonly SheetCell[]
}

export type SheetCell = {
  readonly text: string
  /** What the text says as a number, with so many decimals; not there where a number is hidden or there is none. */
  readonly number?: SheetNumber
}

/** A percentage is said in hundredths: 12.5 of 12.5%. */
export type SheetNumber = { readonly value: number; readonly decimals: 0 | 1; readonly percent?: true }

/** One table or several, one after the other in one file. */
export type FigureSheetsJob = { readonly at: Instant; readonly sheets: readonly FigureSheet[] }
