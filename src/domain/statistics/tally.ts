import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type AmountKey, amountOf } from './amounts.ts'
import { addAll, addAmounts, addValues, type Cells, createCells, keepAmounts, medianOf, type Placed } from './cells.ts'
import type { Census } from './census.ts'
import { fitting } from './coded.ts'
import type { Where } from './figure.ts'
import { type Leaves, leavesOf } from './leaves.ts'
import { type MeasureKey, measureOf } from './measures/index.ts'
import { groupsOfPopulation, type Population } from './population.ts'
import { allAtOnce, type Steps } from './steps.ts'
import type { ColumnGroup, Layout, Value } from './table.ts'

/** One column as it is counted, with the condition that its names meet. */
export type Column =
  | { readonly is: 'people' }
  | { readonly is: 'value'; readonly value: Value; readonly adds: boolean }
  | { readonly is: 'mean'; readonly amount: AmountKey; readonly middle?: true }

/** A row: the value of each measure of the rows down to it; none for the whole. An average over nobody is undefined. */
export type Row = {
  readonly path: readonly string[]
  readonly cells: readonly (number | undefined)[]
  /** Of each column that is an average over somebody, what made it; not there where no column is one. */
  readonly means?: readonly Mean[]
}

/** 平均数的分子分母: over how many people, and what theirs comes to, as it is shown; what stands in the middle is no share of a sum. */
export type Mean = { readonly column: number; readonly people: number; readonly sum?: number }

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

/** Each cell of a table asks for them. */
const groupsBy = new WeakMap<Layout, ReadonlySet<MaskedGroup>>()

/** The groups that a layout reads: whoever may not list one of them of a person does not find the person in it. */
export function groupsOf(layout: Layout): ReadonlySet<MaskedGroup> {
  const known = groupsBy.get(layout)
  if (known) return known
  const groups = new Set([
    ...groupsOfPopulation[layout.of],
    ...[...measuresOf(layout)].map((measure) => measureOf(measure).group),
    ...layout.columns.flatMap((group) => (group.is === 'mean' ? [amountOf(group.amount).group] : [])),
  ])
  groupsBy.set(layout, groups)
  return groups
}

/** Everything that a layout tells people apart by. */
export const measuresOf = ({ rows, columns, where = [] }: Layout): ReadonlySet<MeasureKey> =>
  new Set([...rows, ...where.map(({ measure }) => measure), ...columns.flatMap(measuresIn)])

const measuresIn = (group: ColumnGroup): readonly MeasureKey[] =>
  group.is === 'of-which' ? group.columns.map(({ measure }) => measure) : group.is === 'parts' ? [group.measure] : []

/** The columns of a group: of parts, each value of the measure unless the table joins some. */
export function columnsOf(group: ColumnGroup): readonly Column[] {
  if (group.is === 'mean') return [group]
  if (group.is === 'of-which') return group.columns.map((value) => ({ is: 'value', value, adds: false }))
  const { measure, columns } = group
  const { values } = measureOf(measure)
  const given = columns ?? (typeof values === 'string' ? [] : values.map(({ code }) => ({ values: [code] })))
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
    const coded = census.coded(measure)
    const [{ codes }, fits] = [coded, fitting(coded, values)]
    for (let place = 0; place < marks.length; place += 1) if (fits[codes[place] ?? 0] !== 1) marks[place] = 0
  }
  return marks
}

/** How many people are marked, or how many things. */
export function countIn(census: Census, marks: Uint8Array): number {
  const many = census.many()
  let count = 0
  for (let place = 0; place < marks.length; place += 1) if (marks[place] === 1) count += many ? (many[place] ?? 0) : 1
  return count
}

/** Counts a layout over those of its population whom the viewer may count, marked by place. */
export const tally = (census: Census, layout: Layout, mayCount: Uint8Array): Tally =>
  allAtOnce(tallied(census, layout, mayCount))

/** The same, stopping after each pass over everybody. */
export function* tallied(census: Census, layout: Layout, mayCount: Uint8Array): Steps<Tally> {
  const marks = marksOf(census, { of: layout.of, where: layout.where ?? [] }, mayCount)
  const columns: readonly Column[] = [{ is: 'people' }, ...layout.columns.flatMap(columnsOf)]
  const parts = layout.columns.flatMap((group) => (group.is === 'parts' ? [group] : []))
  const counted = [...columns, ...parts.map(besides)]
  yield
  const leaves = leavesOf(census, layout.rows, marks)
  yield
  const cells = createCells(leaves.paths.length, counted.length)
  for (const [at, column] of counted.entries()) {
    if (column.is === 'value') continue
    if (column.is === 'people') addAll(cells, at, leaves.leafOf, census.many())
    else {
      const add = column.middle ? keepAmounts : addAmounts
      add(cells, at, leaves.leafOf, census.amounts(column.amount))
    }
    yield
  }
  for (const [measure, values] of valuesBy(counted)) {
    addValues(cells, values, leaves.leafOf, census, measure)
    yield
  }
  return rowsOf({ layout, columns, parts, leaves, cells })
}

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

/** Whoever stands in none of the columns of parts, since the dossier does not say or the table has no such column. */
export function besides(group: Extract<ColumnGroup, { readonly is: 'parts' }>): Column {
  const { values } = measureOf(group.measure)
  const placed = new Set(columnsOf(group).flatMap((column) => (column.is === 'value' ? column.value.values : [])))
  const others = typeof values === 'string' ? [] : values.map(({ code }) => code).filter((code) => !placed.has(code))
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
function rowsOf({ layout, columns, parts, leaves: { paths, levels }, cells: all }: Counted): Tally {
  const { width, sums, counts, amounts } = all
  const rows: Row[] = []
  const gaps: Gap[] = []
  const read = (path: readonly string[], leaves: readonly number[]) => {
    const cell = (of: Float64Array, at: number) => leaves.reduce((sum, leaf) => sum + (of[leaf * width + at] ?? 0), 0)
    const means: Mean[] = []
    const cells = columns.map((column, at) => {
      if (column.is !== 'mean') return cell(sums, at)
      const { per } = amountOf(column.amount)
      if (column.middle) {
        const all = leaves.flatMap((leaf) => amounts.get(at)?.[leaf] ?? [])
        const middle = medianOf(all)
        if (middle === undefined) return undefined
        means.push({ column: at, people: all.length })
        return middle / per
      }
      const [count, sum] = [cell(counts, at), cell(sums, at)]
      if (count === 0) return undefined
      means.push({ column: at, people: count, sum: sum / per })
      return sum / count / per
    })
    rows.push({ path, cells, ...(means.length > 0 && { means }) })
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
  const whole = [...paths.keys()]
  walk([], whole, 0)
  read([], whole)
  return { columns, rows, gaps, people: rows.at(-1)?.cells[0] ?? 0 }
}
