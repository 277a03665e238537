import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type AmountKey, amountOf } from './amounts.ts'
import type { Census } from './census.ts'
import type { Population, Where } from './figure.ts'
import { type MeasureKey, measureOf } from './measures/index.ts'
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
export const groupsOf = ({ rows, columns, where = [] }: Layout): ReadonlySet<MaskedGroup> =>
  new Set([
    'who',
    ...[...rows, ...where.map(({ measure }) => measure), ...columns.flatMap(measuresIn)].map(
      (measure) => measureOf(measure).group,
    ),
    ...columns.flatMap((group) => (group.is === 'mean' ? [amountOf(group.amount).group] : [])),
  ])

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
  const marks = Uint8Array.from(members, (member, place) => (member === 1 && mayCount[place] === 1 ? 1 : 0))
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

/** Counts a layout in one pass over those of its population whom the viewer may count, marked by place. */
export function tally(census: Census, layout: Layout, mayCount: Uint8Array): Tally {
  const marks = marksOf(census, { of: layout.of, where: layout.where ?? [] }, mayCount)
  const columns: readonly Column[] = [{ is: 'people' }, ...layout.columns.flatMap(columnsOf)]
  const parts = layout.columns.flatMap((group) => (group.is === 'parts' ? [group] : []))
  const counters = [...columns, ...parts.map(besides)].map((column) => counterOf(census, column))
  const levels = layout.rows.map((measure) => census.coded(measure))
  const sizes = levels.map(({ values }) => values.length + 1)
  const rowAt = rowsBy(levels, sizes)

  const width = counters.length
  const many = sizes.reduce((product, size) => product * size, 1) * width
  const [sums, counts] = [new Float64Array(many), new Float64Array(many)]
  for (let place = 0; place < marks.length; place += 1) {
    if (marks[place] !== 1) continue
    const row = rowAt(place) * width
    for (let at = 0; at < width; at += 1) {
      const amount = counters[at]?.(place) ?? Number.NaN
      if (Number.isNaN(amount)) continue
      sums[row + at] = (sums[row + at] ?? 0) + amount
      counts[row + at] = (counts[row + at] ?? 0) + 1
    }
  }
  return rowsOf({ layout, columns, parts, levels, sizes, width, sums, counts })
}

/** The number of the innermost row that a place stands in. */
const rowsBy =
  (levels: readonly { readonly codes: Uint16Array }[], sizes: readonly number[]) =>
  (place: number): number =>
    levels.reduce((row, { codes }, level) => row * (sizes[level] ?? 1) + (codes[place] ?? 0), 0)

/** What a place adds to a column: 1 or 0, or the amount that is averaged, not a number where there is none. */
function counterOf(census: Census, column: Column): (place: number) => number {
  if (column.is === 'people') return () => 1
  if (column.is === 'mean') {
    const amounts = census.amounts(column.amount)
    return (place) => amounts[place] ?? Number.NaN
  }
  const { codes } = census.coded(column.value.measure)
  const fits = fitting(census, column.value.measure, column.value.values)
  return (place) => fits[codes[place] ?? 0] ?? 0
}

/** Whoever stands in none of the columns of parts. */
function besides(group: Extract<ColumnGroup, { readonly is: 'parts' }>): Column {
  const { values } = measureOf(group.measure)
  const placed = new Set(columnsOf(group).flatMap((column) => (column.is === 'value' ? column.value.values : [])))
  const others = values === 'units' ? [] : values.map(({ code }) => code).filter((code) => !placed.has(code))
  return { is: 'value', value: { measure: group.measure, values: ['', ...others] }, adds: false }
}

type Counted = {
  readonly layout: Layout
  readonly columns: readonly Column[]
  readonly parts: readonly Extract<ColumnGroup, { readonly is: 'parts' }>[]
  readonly levels: readonly { readonly values: readonly string[] }[]
  readonly sizes: readonly number[]
  readonly width: number
  readonly sums: Float64Array
  readonly counts: Float64Array
}

/** The rows that have somebody or always stand there, the whole last; whoever a measure says nothing of stands after its values. */
function rowsOf({ layout, columns, parts, levels, sizes, width, sums, counts }: Counted): Tally {
  const rows: Row[] = []
  const gaps: Gap[] = []
  const read = (path: readonly string[], from: number, to: number) => {
    const cell = (at: number) => {
      let [sum, count] = [0, 0]
      for (let row = from; row < to; row += 1) {
        sum += sums[row * width + at] ?? 0
        count += counts[row * width + at] ?? 0
      }
      return { sum, count }
    }
    const people = cell(0).sum
    if (people === 0 && path.length > 0 && !(path.length === 1 && layout.fixed?.includes(path[0] ?? ''))) return false
    rows.push({
      path,
      cells: columns.map((column, at) => {
        const { sum, count } = cell(at)
        return column.is === 'mean' ? (count === 0 ? undefined : sum / count / amountOf(column.amount).per) : sum
      }),
    })
    for (const [nth, { measure }] of parts.entries()) {
      const missing = cell(columns.length + nth).sum
      if (missing > 0) gaps.push({ row: rows.length - 1, measure, people: missing })
    }
    return true
  }
  const walk = (path: readonly string[], from: number, to: number, level: number) => {
    const size = sizes[level]
    if (size === undefined) return
    const step = (to - from) / size
    // Code 0, of whom nothing is said, comes after the values.
    for (const code of [...Array.from({ length: size - 1 }, (_, at) => at + 1), 0]) {
      const value = code === 0 ? '' : (levels[level]?.values[code - 1] ?? '')
      const [start, end] = [from + code * step, from + (code + 1) * step]
      if (read([...path, value], start, end)) walk([...path, value], start, end, level + 1)
    }
  }
  const all = sizes.reduce((product, size) => product * size, 1)
  walk([], 0, all, 0)
  read([], 0, all)
  return { columns, rows, gaps, people: rows.at(-1)?.cells[0] ?? 0 }
}
