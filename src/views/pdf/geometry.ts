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

/** Row after row below each other, each its own height. */
export const stacked = (y: number, heights: readonly number[]): readonly number[] =>
  heights.map((_, index) => y + heights.slice(0, index).reduce((sum, height) => sum + height, 0))
