import type { DrawnForm, FormCell, Merge } from './form.ts'
import { placeKey } from './place.ts'

/** What stands at a place, through the cells that are one: the cell that says it and where that begins and ends. */
export type Standing = {
  readonly cell: FormCell | undefined
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export type Grid = {
  readonly at: (row: number, column: number) => Standing
  /** Whether any cell has a line around it: then what has none is beside the table. */
  readonly isFramed: boolean
  readonly rows: number
  readonly columns: number
}

/** A sheet to look around in. */
export function gridOf({ cells, merges, rows, widths }: DrawnForm): Grid {
  const byPlace = new Map(cells.map((cell) => [placeKey(cell.row, cell.column), cell]))
  const covered = new Map<number, Merge>()
  for (const merge of merges)
    for (let row = merge.row; row < Math.min(rows, merge.row + merge.rows); row += 1)
      for (let column = merge.column; column < Math.min(widths.length, merge.column + merge.columns); column += 1)
        covered.set(placeKey(row, column), merge)
  return {
    at: (row, column) => {
      const { row: top, column: left, rows = 1, columns = 1 } = covered.get(placeKey(row, column)) ?? { row, column }
      return { cell: byPlace.get(placeKey(top, left)), row: top, column: left, rows, columns }
    },
    isFramed: cells.some(({ framed }) => framed),
    rows,
    columns: widths.length,
  }
}

/** What a place says as a heading: no number, no code of a row, no dash that says that nothing belongs there. */
export function wordsAt({ cell }: Standing): string | undefined {
  if (cell?.is !== 'text' || cell.text === undefined) return undefined
  const text = cell.text.normalize('NFKC').trim()
  return /^(?:[\d.]{1,4}|[A-Za-z]\d{0,3}|[甲乙丙丁戊]|栏次|序号)$/.test(text) || /^[\s\p{P}\p{S}]*$/u.test(text)
    ? undefined
    : cell.text
}
