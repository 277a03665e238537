import { amountOf } from './amounts.ts'
import { medianOf } from './cells.ts'
import type { Census } from './census.ts'
import type { Cross } from './cross.ts'
import type { Where } from './figure.ts'
import { type Leaves, leavesOf } from './leaves.ts'
import { allAtOnce, type Steps } from './steps.ts'
import { marksOf } from './tally.ts'

/** The values of the measures of a side down to a line; none for the whole. */
export type Path = readonly string[]

/** What a cell counts: its people, and what is reckoned over them; undefined over nobody. */
export type CrossCell = { readonly people: number; readonly number: number | undefined }

export type CrossTally = {
  /** Every row that has somebody, an outer one before its inner ones, the whole last. */
  readonly rows: readonly Path[]
  /** The innermost columns that have somebody, in their order. */
  readonly columns: readonly Path[]
  /** By row, its columns and then the whole of it. */
  readonly cells: readonly (readonly CrossCell[])[]
  readonly people: number
}

/** How large a table would be, without its numbers: they are counted where somebody may read them all. */
export type CrossSize = { readonly cells: number }

/**
 * Counts a cross-table over those of its population whom the viewer may count, marked by place. `where` is everything that it is
 * narrowed to, units below another one too. A table with more cells than `most` is not counted.
 */
export const tallyCross = (...asked: Parameters<typeof talliedCross>): CrossTally | CrossSize =>
  allAtOnce(talliedCross(...asked))

/** The same, stopping after each pass over everybody. */
export function* talliedCross(
  census: Census,
  cross: Cross,
  where: readonly Where[],
  mayCount: Uint8Array,
  most: number,
): Steps<CrossTally | CrossSize> {
  const marks = marksOf(census, { of: cross.of, where }, mayCount)
  yield
  const down = sideOf(leavesOf(census, cross.rows, marks))
  yield
  const across = sideOf(leavesOf(census, cross.columns, marks))
  yield
  const columns = across.lines.filter(({ path }) => path.length === cross.columns.length && path.length > 0)
  const cells = down.lines.length * (columns.length + 1)
  if (cells > most) return { cells }
  const reckon = reckoning(census, cross, down, across)
  yield
  const all = across.lines.at(-1)?.leaves ?? []
  const sides = [...columns.map(({ leaves }) => leaves), all]
  const counted: (readonly CrossCell[])[] = []
  for (const row of down.lines) {
    counted.push(sides.map((over) => reckon(row.leaves, over)))
    // A median sorts everybody of the row.
    if (cross.reckoned.is === 'median') yield
  }
  return {
    rows: down.lines.map(({ path }) => path),
    columns: columns.map(({ path }) => path),
    cells: counted,
    people: marks.reduce((sum, mark) => sum + mark, 0),
  }
}

type Line = { readonly path: Path; readonly leaves: readonly number[] }

type Side = { readonly lines: readonly Line[]; readonly leafOf: Int32Array; readonly size: number }

/** The lines of a side, the whole last; whoever a measure says nothing of stands after its values. */
function sideOf({ leafOf, paths, levels }: Leaves): Side {
  const lines: Line[] = []
  const walk = (path: Path, among: readonly number[], level: number) => {
    const values = levels[level]?.values
    if (!values) return
    const byCode = Map.groupBy(among, (leaf) => paths[leaf]?.[level] ?? 0)
    for (const [code, leaves] of [...byCode].sort(([a], [b]) => (a || values.length + 1) - (b || values.length + 1))) {
      const longer = [...path, values[code - 1] ?? '']
      lines.push({ path: longer, leaves })
      walk(longer, leaves, level + 1)
    }
  }
  const all = [...paths.keys()]
  walk([], all, 0)
  lines.push({ path: [], leaves: all })
  return { lines, leafOf, size: paths.length }
}

/** One pass over everybody; a cell is then what its innermost cells come to. */
function reckoning(
  census: Census,
  { reckoned }: Cross,
  { leafOf: down, size }: Side,
  { leafOf: across, size: width }: Side,
) {
  const people = new Uint32Array(size * width)
  const amounts: number[][] = []
  const given = reckoned.is === 'people' ? undefined : census.amounts(reckoned.amount)
  for (let place = 0; place < down.length; place += 1) {
    const [row, column] = [down[place] ?? -1, across[place] ?? -1]
    if (row < 0 || column < 0) continue
    const at = row * width + column
    people[at] = (people[at] ?? 0) + 1
    const amount = given?.[place] ?? Number.NaN
    if (Number.isNaN(amount)) continue
    const some = amounts[at]
    if (some) some.push(amount)
    else amounts[at] = [amount]
  }
  const within = (rows: readonly number[], columns: readonly number[]) =>
    rows.flatMap((row) => columns.map((column) => row * width + column))
  return (rows: readonly number[], columns: readonly number[]): CrossCell => {
    const innermost = within(rows, columns)
    const count = innermost.reduce((sum, at) => sum + (people[at] ?? 0), 0)
    if (reckoned.is === 'people') return { people: count, number: count }
    const numbers = innermost.flatMap((at) => amounts[at] ?? [])
    const number = reckoned.is === 'mean' ? meanOf(numbers) : medianOf(numbers)
    return { people: count, number: number === undefined ? undefined : number / amountOf(reckoned.amount).per }
  }
}

const meanOf = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length
