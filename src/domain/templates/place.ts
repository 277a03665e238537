/** A place on a sheet: rows and columns count from nought on. */
export type CellPlace = { readonly row: number; readonly column: number }

/** B6 as a place; undefined for what names no cell. */
export function placeIn(ref: string): CellPlace | undefined {
  const [, letters = '', number = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? []
  if (number === '' || Number(number) < 1) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(number) - 1, column }
}

/** A, Z, AA. */
export function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last
}

/** A place as workbooks write it: B6. */
export const refOf = ({ row, column }: CellPlace): string => `${lettersOf(column)}${row + 1}`

/** One number for a place, to look it up by. */
export const placeKey = (row: number, column: number): number => row * 20_000 + column
