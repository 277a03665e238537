import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Census } from './census.ts'
import { type Counted, counted, figureOf, type Looked } from './counted.ts'
import type { Where } from './figure.ts'
import type { MeasureKey } from './measures/index.ts'
import { type Pair, type Total, whereOf } from './pairs.ts'
import { type Opening, openings, yearBefore } from './person.ts'
import { groupsOfPopulation, type Population } from './population.ts'
import { allAtOnce, type Steps } from './steps.ts'
import type { Layout } from './table.ts'
import { tableOf } from './tables/index.ts'
import { besides, groupsOf, type Tally } from './tally.ts'

/** 各栏相加 = 人数, row by row: `apart` has the rows where it does not hold, with whoever stands in none of the columns. */
export type PartsCheck = {
  readonly is: 'parts'
  readonly measure: MeasureKey
  readonly rows: number
  readonly apart: readonly (Counted & { readonly row: number })[]
  readonly holds: boolean
}

/** 分项相加 = 合计, cell by cell: what stands right under a row adds up to it. */
export type RowsCheck = {
  readonly is: 'rows'
  /** The measure whose rows are added up. */
  readonly measure: MeasureKey
  readonly cells: number
  readonly apart: readonly { readonly row: number; readonly column: number; readonly by: number }[]
  readonly holds: boolean
}

/** 表间核对: the people of two totals, and those whom one of them has alone. */
export type PairCheck = {
  readonly is: 'pair'
  readonly pair: Pair
  readonly one: Counted
  readonly other: Counted
  readonly onlyOne: readonly Counted[]
  readonly onlyOther: readonly Counted[]
  readonly holds: boolean
}

/** What was checked of a table: in itself, beside others, and against the year before. */
export type TableChecks = {
  readonly own: readonly (PartsCheck | RowsCheck)[]
  readonly pairs: readonly PairCheck[]
  readonly flow?: FlowCheck
}

/**
 * 上年末 − 最后一天是上年末的 + 进 − 出 + 最后一天是截止日的 = 截止日: the last day still counts, so that whoever leaves on it
 * stands on both sides.
 */
export type FlowCheck = {
  readonly is: 'flow'
  readonly opening: Counted
  readonly openingGone: Counted
  readonly joined: Counted
  readonly left: Counted
  readonly lastToday: Counted
  readonly closing: Counted
  /** What the others lead to, in place of `closing`. */
  readonly expected: number
  readonly appeared: Counted
  readonly vanished: Counted
  readonly holds: boolean
}

/** Compares a table with itself. */
export function checksOf(looked: Looked, layout: Layout, tally: Tally): readonly (PartsCheck | RowsCheck)[] {
  return [...partsOf(looked, layout, tally), ...layout.rows.map((_, level) => rowsOf(layout, tally, level))]
}

function partsOf({ census, clock }: Looked, layout: Layout, { rows, gaps }: Tally): readonly PartsCheck[] {
  return layout.columns.flatMap((group): readonly PartsCheck[] => {
    if (group.is !== 'parts') return []
    const column = besides(group)
    const nowhere = column.is === 'value' ? [column.value] : []
    const apart = gaps
      .filter(({ measure }) => measure === group.measure)
      .map(({ row, people }) => {
        const path = rows[row]?.path ?? []
        const where = [...(layout.where ?? []), ...path.map((value, at) => condition(layout, at, value)), ...nowhere]
        return { row, people, figure: figureOf(census, clock, layout.of, groupsOf(layout), where) }
      })
    return [{ is: 'parts', measure: group.measure, rows: rows.length, apart, holds: apart.length === 0 }]
  })
}

const condition = ({ rows }: Layout, level: number, value: string): Where => ({
  measure: rows[level] as MeasureKey,
  values: [value],
})

/** The rows of one level against those around them; the whole stands around the outermost ones. */
function rowsOf({ rows: measures }: Layout, { columns, rows }: Tally, level: number): RowsCheck {
  const adding = columns.flatMap(({ is }, at) => (is === 'mean' ? [] : [at]))
  const apart: { row: number; column: number; by: number }[] = []
  let cells = 0
  for (const [row, { path, cells: around }] of rows.entries()) {
    if (path.length !== level) continue
    const inner = rows.filter(
      (one) => one.path.length === level + 1 && path.every((value, at) => one.path[at] === value),
    )
    for (const column of adding) {
      const sum = inner.reduce((sum, one) => sum + (one.cells[column] ?? 0), 0)
      cells += 1
      if (sum !== around[column]) apart.push({ row, column, by: (around[column] ?? 0) - sum })
    }
  }
  return { is: 'rows', measure: measures[level] as MeasureKey, cells, apart, holds: apart.length === 0 }
}

/** The groups that a pair reads: who is compared may be listed with all of them. */
export const groupsOfPair = ({ one, other }: Pair): ReadonlySet<MaskedGroup> =>
  new Set([...groupsOf(tableOf(one.table)), ...groupsOf(tableOf(other.table))])

/** Compares two tables; `mayCount` marks those of whom everything that the pair reads may be listed. */
export const checkPair = (looked: Looked, pair: Pair): PairCheck => allAtOnce(pairSteps(looked, pair))

/** The same, stopping after each total and whoever it has alone. */
export function* pairSteps(looked: Looked, pair: Pair): Steps<PairCheck> {
  const groups = groupsOfPair(pair)
  const total = (total: Total) => counted(looked, tableOf(total.table).of, groups, whereOf(total))
  const [one, other] = [total(pair.one), total(pair.other)]
  yield
  const onlyOne = without(looked, groups, pair.one, pair.other)
  yield
  const onlyOther = without(looked, groups, pair.other, pair.one)
  return { is: 'pair', pair, one, other, onlyOne, onlyOther, holds: onlyOne.length + onlyOther.length === 0 }
}

/** Whoever is of one total and not of the other: each fails one condition of it, the first that does not hold. */
function without(looked: Looked, groups: ReadonlySet<MaskedGroup>, one: Total, other: Total): readonly Counted[] {
  const own = whereOf(one)
  const conditions = whereOf(other)
  return conditions
    .map((failed, at) => [...own, ...conditions.slice(0, at), not(looked.census, failed)])
    .map((where) => counted(looked, tableOf(one.table).of, groups, where))
    .filter(({ people }) => people > 0)
}

function not(census: Census, { measure, values }: Where): Where {
  return { measure, values: ['', ...census.coded(measure).values].filter((value) => !values.includes(value)) }
}

/** Compares the year with the end of the one before, by the same clock. */
export const checkFlow = (looked: Looked): FlowCheck => allAtOnce(flowSteps(looked))

/** The same, stopping between what it adds and what it takes away. */
export function* flowSteps(looked: Looked): Steps<FlowCheck> {
  const groups = new Set(groupsOfPopulation.year)
  const of = (population: Population, ...where: readonly Where[]) => counted(looked, population, groups, where)
  const lastDay: Where = { measure: 'last-day', values: ['today'] }
  const stood = openedIn(looked)
  const then = (people: number, ...where: readonly Where[]): Counted => {
    const before = { day: yearBefore(looked.census.day) }
    return { people, figure: figureOf(before, looked.clock, 'staff', groups, where) }
  }
  const opening = then(stood('staff') + stood('last-day'))
  const openingGone = then(stood('last-day'), lastDay)
  yield
  const [joined, left] = [of('joined'), of('left')]
  yield
  const [lastToday, closing] = [of('staff', lastDay), of('staff')]
  yield
  const [appeared, vanished] = [yearFlow('appeared'), yearFlow('vanished')].map((where) => of('year', where)) as [
    Counted,
    Counted,
  ]
  const expected = opening.people - openingGone.people + joined.people - left.people + lastToday.people
  const holds = expected === closing.people && appeared.people + vanished.people === 0
  return { is: 'flow', opening, openingGone, joined, left, lastToday, closing, expected, appeared, vanished, holds }
}

/** How many of those whom the viewer may count stood so at the end of the year before. */
function openedIn({ census, mayCount }: Looked): (opening: Opening) => number {
  const opened = census.opened()
  const many = new Uint32Array(openings.length)
  for (let place = 0; place < opened.length; place += 1) {
    const at = opened[place] ?? 0
    if (mayCount[place] === 1) many[at] = (many[at] ?? 0) + 1
  }
  return (opening) => many[openings.indexOf(opening)] ?? 0
}

const yearFlow = (value: string): Where => ({ measure: 'year-flow', values: [value] })
