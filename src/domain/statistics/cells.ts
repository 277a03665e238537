import type { Census } from './census.ts'
import { type Coded, fitting } from './coded.ts'
import type { MeasureKey } from './measures/index.ts'

/** What is counted of the innermost rows: of row `r` and column `c` at `r * width + c`. */
export type Cells = {
  readonly width: number
  readonly sums: Float64Array
  readonly counts: Float64Array
  /** By column, what a median is taken of, row by row; of the columns that have one. */
  readonly amounts: Map<number, number[][]>
}

/** Of so many rows and columns, with nothing in them. */
export const createCells = (rows: number, width: number): Cells => ({
  width,
  sums: new Float64Array(rows * width),
  counts: new Float64Array(rows * width),
  amounts: new Map(),
})

/** Adds everybody to a column, or everything that is counted instead. */
export function addAll({ width, sums }: Cells, column: number, leafOf: Int32Array, many: Uint32Array | undefined) {
  for (let place = 0; place < leafOf.length; place += 1) {
    const leaf = leafOf[place] ?? -1
    if (leaf < 0) continue
    const at = leaf * width + column
    sums[at] = (sums[at] ?? 0) + (many ? (many[place] ?? 0) : 1)
  }
}

/** Whoever has no amount stands neither in the sum nor among those over whom it is averaged. */
export function addAmounts(
  { width, sums, counts }: Cells,
  column: number,
  leafOf: Int32Array,
  amounts: Float64Array,
): void {
  for (let place = 0; place < leafOf.length; place += 1) {
    const leaf = leafOf[place] ?? -1
    const amount = amounts[place] ?? Number.NaN
    if (leaf < 0 || Number.isNaN(amount)) continue
    const at = leaf * width + column
    sums[at] = (sums[at] ?? 0) + amount
    counts[at] = (counts[at] ?? 0) + 1
  }
}

/** Keeps every amount of a column by its row: a median needs them all. */
export function keepAmounts(cells: Cells, column: number, leafOf: Int32Array, amounts: Float64Array): void {
  const kept: number[][] = []
  for (let place = 0; place < leafOf.length; place += 1) {
    const leaf = leafOf[place] ?? -1
    const amount = amounts[place] ?? Number.NaN
    if (leaf < 0 || Number.isNaN(amount)) continue
    const own = kept[leaf]
    if (own) own.push(amount)
    else kept[leaf] = [amount]
  }
  cells.amounts.set(column, kept)
}

/** A column of a measure, and the values that stand in it. */
export type Placed = { readonly at: number; readonly values: readonly string[] }

/** Adds whoever has one of these values to its column. */
export function addValues(
  { width, sums }: Cells,
  placed: readonly Placed[],
  leafOf: Int32Array,
  census: Census,
  measure: MeasureKey,
): void {
  const coded = census.coded(measure)
  const [{ codes }, many, columnOf] = [coded, census.many(), columnsBy(coded, placed)]
  for (let place = 0; place < leafOf.length; place += 1) {
    const leaf = leafOf[place] ?? -1
    const column = leaf < 0 ? -1 : (columnOf[codes[place] ?? 0] ?? -1)
    if (column < 0) continue
    const at = leaf * width + column
    sums[at] = (sums[at] ?? 0) + (many ? (many[place] ?? 0) : 1)
  }
}

/** By code, the column that it stands in; -1 of none. */
function columnsBy(coded: Coded, placed: readonly Placed[]): Int32Array {
  const columnOf = new Int32Array(coded.values.length + 1).fill(-1)
  for (const { at, values } of placed)
    for (const [code, fits] of fitting(coded, values).entries()) if (fits === 1) columnOf[code] = at
  return columnOf
}

/** The middle one; between two of them half way. */
export function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = Float64Array.from(numbers).sort()
  const [one, other] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return one === undefined || other === undefined ? undefined : (one + other) / 2
}
