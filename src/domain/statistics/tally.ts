import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type AmountKey, amountOf } from './amounts.ts'
import type { Census, Coded } from './census.ts'
import type { Where } from './figure.ts'
import { type MeasureKey, measureOf } from './measures/index.ts'
import { groupsOfPopulation, type Population } from './population.ts'
import type { ColumnGroup, Layout, Value } from './table.ts'

/** One column as it is counted, with the condition that its names meet. */
export type Column =
  | { readonly is: 'people' }
  | { readonly is: 'value'; readonly value: Value; readonly adds: boolean }
  | { readonly is: 'mean'; readonly amount: AmountKey }

/** A row: the value of each measure of the rows down to it; none for the whole. An average over nobody is undefined. */
export type Row = { readonly path: readonly string[]; readonly cells: readonly (number | undefined)[] }

/** Whoever of a row stands in no column of parts, so that those do not add up to the people. */
export type Gap = { readonly row: number; readonly measure: MeasureKey; readonly people: number }

export type Tally = {
  readonly columns: readonly Column[]
  /** Every row, an outer one before its inner ones, the whole last. */
  readonly rows: readonly Row[]
  readonly gaps: readonly Gap[]
  /** How many people it counts. */
  readonly people: number
}

/** The groups that a layout reads: whoever may not list one of them of a person does not find the person in it. */
export const groupsOf = (layout: Layout): ReadonlySet<MaskedGroup> =>
  new Set([
    ...groupsOfPopulation[layout.of],
    ...[...measuresOf(layout)].map((measure) => measureOf(measure).group),
    ...layout.columns.flatMap((group) => (group.is === 'mean' ? [amountOf(group.amount).group] : [])),
  ])

/** Everything that a layout tells people apart by. */
export const measuresOf = ({ rows, columns, where = [] }: Layout): ReadonlySet<MeasureKey> =>
  new Set([...rows, ...where.map(({ measure }) => measure), ...columns.flatMap(measuresIn)])

const measuresIn = (group: ColumnGroup): readonly MeasureKey[] =>
  group.is === 'of-which' ? group.columns.map(({ measure }) => measure) : group.is === 'parts' ? [group.measure] : []

/** The columns of a group: of parts, each value of the measure unless the table joins some. */
export function columnsOf(group: ColumnGroup): readonly Column[] {
  if (group.is === 'mean') return [{ is: 'mean', amount: group.amount }]
  if (group.is === 'of-which') return group.columns.map((value) => ({ is: 'value', value, adds: false }))
  const { measure, columns } = group
  const { values } = measureOf(measure)
  const given = columns ?? (values === 'units' ? [] : values.map(({ code }) => ({ values: [code] })))
  return given.map((value) => ({ is: 'value', value: { measure, ...value }, adds: true }))
}

/** By place, 1 for whom a figure counts among those that the viewer may count. */
export function marksOf(
  census: Census,
  { of, where }: { readonly of: Population; readonly where: readonly Where[] },
  mayCount: Uint8Array,
): Uint8Array {
  const members = census.members(of)
  const marks = new Uint8Array(members.length)
  for (let place = 0; place < marks.length; place += 1) marks[place] = (members[place] ?? 0) & (mayCount[place] ?? 0)
  for (const { measure, values } of where) {
    const { codes } = census.coded(measure)
    const fits = fitting(census, measure, values)
    for (let place = 0; place < marks.length; place += 1) if (fits[codes[place] ?? 0] !== 1) marks[place] = 0
  }
  return marks
}

/** By code, whether it is one of these values; the empty one is code 0. */
function fitting(census: Census, measure: MeasureKey, values: readonly string[]): Uint8Array {
  const all = census.coded(measure).values
  const fits = new Uint8Array(all.length + 1)
  for (const value of values) {
    const at = value === '' ? 0 : all.indexOf(value) + 1
    if (value === '' || at > 0) fits[at] = 1
  }
  return fits
}

/** Counts a layout, one pass a column group, over those of its population whom the viewer may count, marked by place. */
export function tally(census: Census, layout: Layout, mayCount: Uint8Array): Tally {
  const marks = marksOf(census, { of: layout.of, where: layout.where ?? [] }, mayCount)
  const columns: readonly Column[] = [{ is: 'people' }, ...layout.columns.flatMap(columnsOf)]
  const parts = layout.columns.flatMap((group) => (group.is === 'parts' ? [group] : []))
  const counted = [...columns, ...parts.map(besides)]
  const leaves = leavesOf(census, layout.rows, marks)
  const cells: Cells = {
    width: counted.length,
    sums: new Float64Array(leaves.paths.length * counted.length),
    counts: new Float64Array(leaves.paths.length * counted.length),
  }
  for (const [at, column] of counted.entries())
    if (column.is === 'people') addPeople(cells, at, leaves.leafOf)
    else if (column.is === 'mean') addAmounts(cells, at, leaves.leafOf, census.amounts(column.amount))
  for (const [measure, values] of valuesBy(counted)) addValues(cells, values, leaves.leafOf, census, measure)
  return rowsOf({ layout, columns, parts, leaves, cells })
}

/** What is counted of the innermost rows: of row `r` and column `c` at `r * width + c`. */
type Cells = { readonly width: number; readonly sums: Float64Array; readonly counts: Float64Array }

/** The innermost rows that somebody stands in: by place which, -1 of whoever is not counted, and by row its codes. */
export type Leaves = {
  readonly leafOf: Int32Array
  readonly paths: readonly (readonly number[])[]
  readonly levels: readonly { readonly values: readonly string[] }[]
}

/** Divides whoever is marked by these measures, one within the other. */
export function leavesOf(census: Census, rows: readonly MeasureKey[], marks: Uint8Array): Leaves {
  const levels = rows.map((measure) => census.coded(measure))
  const leafOf = new Int32Array(marks.length)
  for (let place = 0; place < marks.length; place += 1) leafOf[place] = marks[place] === 1 ? 0 : -1
  let paths: readonly (readonly number[])[] = [[]]
  for (const level of levels) paths = divided(leafOf, paths, level)
  return { leafOf, paths, levels }
}

/** Divides the rows by one more measure: `leafOf` says the new ones afterwards. */
function divided(leafOf: Int32Array, paths: Leaves['paths'], { codes, values }: Coded): Leaves['paths'] {
  const size = values.length + 1
  const known = new Int32Array(paths.length * size).fill(-1)
  const longer: (readonly number[])[] = []
  for (let place = 0; place < leafOf.length; place += 1) {
    const outer = leafOf[place] ?? -1
    if (outer < 0) continue
    const code = codes[place] ?? 0
    const at = outer * size + code
    if ((known[at] ?? -1) < 0) known[at] = longer.push([...(paths[outer] ?? []), code]) - 1
    leafOf[place] = known[at] ?? -1
  }
  return longer
}

function addPeople({ width, sums, counts }: Cells, column: number, leafOf: Int32Array): void {
  for (let place = 0; place < leafOf.length; place += 1) {
    const leaf = leafOf[place] ?? -1
    if (leaf < 0) continue
    const at = leaf * width + column
    sums[at] = (sums[at] ?? 0) + 1
    counts[at] = (counts[at] ?? 0) + 1
  }
}

/** Whoever has no amount stands neither in the sum nor among those over whom it is averaged. */
function addAmounts({ width, sums, counts }: Cells, column: number, leafOf: Int32Array, amounts: Float64Array): void {
  for (let place = 0; place < leafOf.length; place += 1) {
    const leaf = leafOf[place] ?? -1
    const amount = amounts[place] ?? Number.NaN
    if (leaf < 0 || Number.isNaN(amount)) continue
    const at = leaf * width + column
    sums[at] = (sums[at] ?? 0) + amount
    counts[at] = (counts[at] ?? 0) + 1
  }
}

type Placed = { readonly at: number; readonly values: readonly string[] }

/** The columns of each measure: those that share no value are counted together, in one pass. */
function valuesBy(columns: readonly Column[]): readonly (readonly [MeasureKey, readonly Placed[]])[] {
  const passes: { readonly measure: MeasureKey; readonly taken: Set<string>; readonly placed: Placed[] }[] = []
  for (const [at, column] of columns.entries()) {
    if (column.is !== 'value') continue
    const { measure, values } = column.value
    const free = passes.find((pass) => pass.measure === measure && !values.some((value) => pass.taken.has(value)))
    const pass = free ?? { measure, taken: new Set(), placed: [] }
    if (!free) passes.push(pass)
    for (const value of values) pass.taken.add(value)
    pass.placed.push({ at, values })
  }
  return passes.map(({ measure, placed }) => [measure, placed])
}

function addValues(
  { width, sums }: Cells,
  placed: readonly Placed[],
  leafOf: Int32Array,
  census: Census,
  measure: MeasureKey,
): void {
  const { codes, values } = census.coded(measure)
  const columnOf = new Int32Array(values.length + 1).fill(-1)
  for (const one of placed)
    for (const [code, fits] of fitting(census, measure, one.values).entries()) if (fits === 1) columnOf[code] = one.at
  for (let place = 0; place < leafOf.length; place += 1) {
    const leaf = leafOf[place] ?? -1
    const column = leaf < 0 ? -1 : (columnOf[codes[place] ?? 0] ?? -1)
    if (column < 0) continue
    const at = leaf * width + column
    sums[at] = (sums[at] ?? 0) + 1
  }
}

/** Whoever stands in none of the columns of parts, since the dossier does not say or the table has no such column. */
export function besides(group: Extract<ColumnGroup, { readonly is: 'parts' }>): Column {
  const { values } = measureOf(group.measure)
  const placed = new Set(columnsOf(group).flatMap((column) => (column.is === 'value' ? column.value.values : [])))
  const others = values === 'units' ? [] : values.map(({ code }) => code).filter((code) => !placed.has(code))
  return { is: 'value', value: { measure: group.measure, values: ['', ...others] }, adds: false }
}

type Counted = {
  readonly layout: Layout
  readonly columns: readonly Column[]
  readonly parts: readonly Extract<ColumnGroup, { readonly is: 'parts' }>[]
  readonly leaves: Leaves
  readonly cells: Cells
}

/** The rows that have somebody or always stand there, the whole last; whoever a measure says nothing of stands after its values. */
function rowsOf({ layout, columns, parts, leaves: { paths, levels }, cells: { width, sums, counts } }: Counted): Tally {
  const rows: Row[] = []
  const gaps: Gap[] = []
  const read = (path: readonly string[], leaves: readonly number[]) => {
    const cell = (of: Float64Array, at: number) => leaves.reduce((sum, leaf) => sum + (of[leaf * width + at] ?? 0), 0)
    rows.push({
      path,
      cells: columns.map((column, at) => {
        if (column.is !== 'mean') return cell(sums, at)
        const count = cell(counts, at)
        return count === 0 ? undefined : cell(sums, at) / count / amountOf(column.amount).per
      }),
    })
    for (const [nth, { measure }] of parts.entries()) {
      const missing = cell(sums, columns.length + nth)
      if (missing > 0) gaps.push({ row: rows.length - 1, measure, people: missing })
    }
  }
  const walk = (path: readonly string[], among: readonly number[], level: number) => {
    const values = levels[level]?.values
    if (!values) return
    const byCode = Map.groupBy(among, (leaf) => paths[leaf]?.[level] ?? 0)
    const isFixed = (value: string) => level === 0 && layout.fixed?.includes(value) === true
    const shown = [...values.keys()]
      .map((at) => at + 1)
      .filter((code) => byCode.has(code) || isFixed(values[code - 1] ?? ''))
    // Code 0, of whom nothing is said, comes after the values.
    for (const code of byCode.has(0) ? [...shown, 0] : shown) {
      const longer = [...path, code === 0 ? '' : (values[code - 1] ?? '')]
      const leaves = byCode.get(code) ?? []
      read(longer, leaves)
      walk(longer, leaves, level + 1)
    }
  }
  const all = [...paths.keys()]
  walk([], all, 0)
  read([], all)
  return { columns, rows, gaps, people: rows.at(-1)?.cells[0] ?? 0 }
}
