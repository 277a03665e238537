import type { Meaning } from './meanings.ts'

/** A row as it was typed, by what its columns say; `line` counts from 1, the headings included. */
export type TableRow = { readonly line: number } & Readonly<Record<Meaning, string>>

/** What cannot be in a row, and in which column. */
export type TableProblem = {
  readonly line: number
  readonly unit: string
  readonly column: Meaning
  readonly why: TableWhy
  /** What the sentence names: the other line, or the units that may have been meant. */
  readonly of?: string
}

export type TableWhy =
  | 'unit-missing'
  | 'name-long'
  | 'twice'
  | 'parent-unknown'
  | 'parent-ambiguous'
  | 'circle'
  | 'kind-above'
  | 'kind-unknown'
  | 'code-taken'
  | 'code-differs'
  | 'series-taken'
  | 'day'
  | 'before-parent'
  | 'number-long'
  | 'several-numbers'
  | 'office-taken'
  | 'post-twice'
  | 'headcount'

export type Problems = TableProblem[]

/** Adds what is wrong with a column of a row. */
export const tell = (
  problems: Problems,
  { line, unit }: TableRow,
  column: TableProblem['column'],
  why: TableWhy,
  of?: string,
): void => void problems.push({ line, unit, column, why, ...(of && { of }) })

/** The rows below the headings that say anything. */
export function rowsOf(
  table: readonly (readonly string[])[],
  meant: readonly (Meaning | undefined)[],
): readonly TableRow[] {
  return table.slice(1).flatMap((cells, at) => {
    const said = (meaning: Meaning) => {
      const place = meant.indexOf(meaning)
      return place < 0 ? '' : (cells[place] ?? '').replace(/\s+/g, ' ').trim()
    }
    if (cells.every((cell) => cell.trim() === '')) return []
    const row = {
      line: at + 2,
      unit: said('unit'),
      parent: said('parent'),
      code: said('code'),
      kind: said('kind'),
      series: said('series'),
      since: said('since'),
      head: said('head'),
      headTitle: said('headTitle'),
      leader: said('leader'),
      leaderTitle: said('leaderTitle'),
      deputy: said('deputy'),
      deputyTitle: said('deputyTitle'),
      post: said('post'),
      rank: said('rank'),
      lowest: said('lowest'),
      headcount: said('headcount'),
    }
    return [row]
  })
}
