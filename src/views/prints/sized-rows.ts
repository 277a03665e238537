import { type CellStyle, fitInto, restOf } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'

/** A row of a list as it goes on paper, in mm; `goesOn` where it is the rest of the one before. */
export type SizedRow = { readonly row: readonly string[]; readonly height: number; readonly goesOn: boolean }

type Measures = { readonly least: number; readonly most: number; readonly size: number }

/** What a cell says at its end where the next row has the rest. */
export const intoNextRow = '（接下行）'

/** A row as high as its words ask; what even the highest has no room for goes on in a row of its own. */
export function sizedRows(
  doc: Document,
  columns: readonly { readonly width: number }[],
  row: readonly string[],
  measures: Measures,
  goesOn = false,
): readonly SizedRow[] {
  const height = heightOf(doc, columns, row, measures)
  const style: CellStyle = { size: measures.size, goesOn: intoNextRow }
  const rest = columns.map(({ width }, at) => restOf(doc, row[at] ?? '', { x: 0, y: 0, width, height }, style))
  const sized = { row, height, goesOn }
  return rest.every((words) => words === '') ? [sized] : [sized, ...sizedRows(doc, columns, rest, measures, true)]
}

/**
 * As high as its fullest cell needs at nine points: names stay on one line, posts take two or three. Words that a narrow
 * column sets smaller however high it is ask for no more height; words that have no room at all ask for all of it.
 */
function heightOf(
  doc: Document,
  columns: readonly { readonly width: number }[],
  row: readonly string[],
  { least, most, size }: Measures,
): number {
  const sizeAt = (at: number, width: number, height: number) =>
    fitInto(doc, row[at] ?? '', { x: 0, y: 0, width, height }, { size })?.size ?? 0
  const largest = columns.map(({ width }, at) => sizeAt(at, width, most))
  if (largest.includes(0)) return most
  for (let height = least; height < most; height += 3)
    if (columns.every(({ width }, at) => sizeAt(at, width, height) >= Math.min(9, largest[at] ?? 0))) return height
  return most
}
