/** Millimetres from the upper left corner of the sheet. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const mm = 72 / 25.4

/** A4, upright. */
export const paper = { width: 210, height: 297 }

/** 装订边 25 mm; the table of the form is 165.8 mm wide (docs/law/appointment-form.md §2). */
export const left = 25
export const tableWidth = 165.8
export const right = left + tableWidth

/** Where titles and the frame begin, and where every frame has ended. */
export const titleLine = 19.5
export const top = 27
export const bottom = 266

/** 表格: columns and rows in millimetres from the upper left corner of the table; a cell is what it spans. */
export type Grid = {
  readonly box: Box
  /** From column `from` to before column `to`, from row `row` on through `span` rows. */
  readonly area: (from: number, to: number, row: number, span?: number) => Box
}

/** A table of columns and rows by their widths and heights, in millimetres from the corner. */
export function gridAt(x0: number, y0: number, columns: readonly number[], rows: readonly number[]): Grid {
  const [x, y] = [stacked(x0, columns), stacked(y0, rows)]
  const area = (from: number, to: number, row: number, span = 1): Box => ({
    x: x[from] ?? x0,
    y: y[row] ?? y0,
    width: sum(columns.slice(from, to)),
    height: sum(rows.slice(row, row + span)),
  })
  return { box: area(0, columns.length, 0, rows.length), area }
}

const sum = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length, 0)

/** Row after row below each other, each its own height. */
export const stacked = (y: number, heights: readonly number[]): readonly number[] =>
  heights.map((_, index) => y + heights.slice(0, index).reduce((sum, height) => sum + height, 0))
