import type { ReturnId, UnitId } from '#domain/ids.ts'
import {
  checkPair,
  checksOf,
  type FlowCheck,
  groupsOfPair,
  type PairCheck,
  type TableChecks,
} from '#domain/statistics/checks.ts'
import type { Figure } from '#domain/statistics/figure.ts'
import { type FootLine, footOf } from '#domain/statistics/foot.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import type { Pair } from '#domain/statistics/pairs.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { ColumnGroup, Layout } from '#domain/statistics/table.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { columnsOf, groupsOf, type Mean, type Row, type Tally, tally } from '#domain/statistics/tally.ts'
import type { Countable } from '#domain/statistics/thing.ts'
import { countedBy, pairsAmong } from './asked.ts'
import type { Counting } from './snapshot.ts'

/** One table of a return as it was frozen: its columns spelt out, its units and posts under their names of then. */
export type FrozenTable = {
  readonly key: TableKey
  readonly layout: Layout
  readonly rows: readonly FrozenRow[]
  readonly gaps: Tally['gaps']
  /** How many people it counts, or things. */
  readonly people: number
  /** It was compared with the tables of its own return. */
  readonly checks: TableChecks
  readonly foot: readonly FootLine[]
  readonly units: Readonly<Record<string, string>>
  readonly posts?: Readonly<Record<string, string>>
}

/** `means` says what made each average; one that was frozen by an older program has none. */
export type FrozenRow = {
  readonly path: readonly string[]
  readonly cells: readonly (number | null)[]
  readonly means?: readonly Mean[]
}

/** What a table is frozen with: what it counts as it was kept, and how units and posts are called. */
export type Freezing = {
  readonly counting: Counting
  readonly clock: Clock
  readonly tables: readonly TableKey[]
  readonly unitName: (unit: UnitId) => string
  readonly postName: (post: string) => string
  readonly flow?: FlowCheck | undefined
  /** The comparisons of its pairs, where they were made for the other table of each already. */
  readonly pairs?: ReadonlyMap<Pair, PairCheck> | undefined
}

/** Counts a table of a return from what was kept; `flow` is the comparison of the year, made at the same moment. */
export function frozenTable(key: TableKey, freezing: Freezing): FrozenTable {
  const { counting, clock, tables, flow, pairs } = freezing
  const layout = spelt(tableOf(key))
  const looked = { census: counting.census, clock, mayCount: counting.mayCount(groupsOf(layout)) }
  const counted = tally(looked.census, layout, looked.mayCount)
  const isOfYear = layout.of === 'staff' && !layout.where
  return {
    key,
    layout,
    rows: counted.rows.map(({ path, cells, means }) => ({
      path,
      cells: cells.map((cell) => cell ?? null),
      ...(means && { means }),
    })),
    gaps: counted.gaps,
    people: counted.people,
    checks: {
      own: checksOf(looked, layout, counted),
      pairs: pairsAmong(key, tables).map((pair) => pairs?.get(pair) ?? frozenPair(pair, freezing)),
      ...(flow && isOfYear && { flow }),
    },
    foot: footOf(looked, layout),
    ...namesIn(layout, counted, freezing),
  }
}

/** Compares two tables of a return. */
export const frozenPair = (pair: Pair, { counting, clock }: Pick<Freezing, 'counting' | 'clock'>): PairCheck =>
  checkPair({ census: counting.census, clock, mayCount: counting.mayCount(groupsOfPair(pair)) }, pair)

/** What is counted, with every column of parts named: a later program may know more values of a measure. */
function spelt({ of, rows, fixed, columns, where }: Layout): Layout {
  const spell = (group: ColumnGroup): ColumnGroup => {
    if (group.is !== 'parts' || group.columns) return group
    const named = columnsOf(group).flatMap((column) => (column.is === 'value' ? [{ values: column.value.values }] : []))
    return { ...group, columns: named }
  }
  return { of, rows, ...(fixed && { fixed }), columns: columns.map(spell), ...(where && { where }) }
}

function namesIn({ rows: measures }: Layout, { rows }: Tally, { unitName, postName }: Freezing) {
  const [units, posts]: [Record<string, string>, Record<string, string>] = [{}, {}]
  for (const { path } of rows)
    for (const [level, value] of path.entries()) {
      const measure = measures[level]
      const values = measure && value !== '' ? measureOf(measure).values : []
      if (values === 'units') units[value] = unitName(value as UnitId)
      if (values === 'posts') posts[value] = postName(value)
    }
  return { units, ...(Object.keys(posts).length > 0 && { posts }) }
}

/** A frozen table as figures are drawn. */
export function tallyOf({ layout, rows, gaps, people }: FrozenTable): Tally {
  return {
    columns: [{ is: 'people' }, ...layout.columns.flatMap(columnsOf)],
    rows: rows.map(({ cells, ...row }): Row => ({ ...row, cells: cells.map((cell) => cell ?? undefined) })),
    gaps,
    people,
  }
}

/** Something that does not add up, in which tables: explained once, wherever it shows; by how many of what they count. */
export type Fault = {
  readonly key: string
  readonly tables: readonly TableKey[]
  readonly people: number
  readonly counted: Countable
}

/** What does not add up in the tables of a return. */
export function faultsOf(tables: readonly Pick<FrozenTable, 'key' | 'checks'>[]): readonly Fault[] {
  const found = tables.flatMap(({ key, checks }) =>
    faultsIn(checks, countedBy(key)).map((fault) => ({ ...fault, table: key })),
  )
  const order = (key: TableKey) => tableKeys.indexOf(key)
  return [...Map.groupBy(found, ({ key }) => key)].map(([key, all]) => ({
    key,
    people: Math.max(...all.map(({ people }) => people)),
    counted: all[0] ? countedBy(all[0].table) : 'people',
    tables: [...new Set(all.map(({ table }) => table))].toSorted((a, b) => order(a) - order(b)),
  }))
}

/** Each comparison of a table that does not hold, by a name that is the same in every table that counts the same. */
function faultsIn({ own, pairs, flow }: TableChecks, counted: Countable): readonly Pick<Fault, 'key' | 'people'>[] {
  const kind = counted === 'people' ? '' : `:${counted}`
  const off = <Check extends { readonly holds: boolean }>(checks: readonly Check[]) =>
    checks.filter(({ holds }) => !holds)
  return [
    ...off(own).map((check) => ({
      key: `${check.is}:${check.measure}${kind}`,
      people: check.is === 'parts' ? (check.apart.at(-1)?.people ?? 0) : check.apart.length,
    })),
    ...off(pairs).map(({ pair, onlyOne, onlyOther }) => ({
      key: `pair:${pair.one.table}:${pair.other.table}`,
      people: [...onlyOne, ...onlyOther].reduce((sum, one) => sum + one.people, 0),
    })),
    ...off(flow ? [flow] : []).map(({ appeared, vanished }) => ({
      key: 'flow',
      people: appeared.people + vanished.people,
    })),
  ]
}

/** The same figures, each opening the names that were frozen. */
export function heldBy<Counted>(value: Counted, id: ReturnId): Counted {
  if (Array.isArray(value)) return value.map((one) => heldBy(one, id)) as Counted
  if (typeof value !== 'object' || value === null) return value
  const made = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, heldBy(one, id)]))
  return (isFigure(value) ? { ...made, frozen: id } : made) as Counted
}

const isFigure = (value: object): value is Figure => 'clock' in value && 'within' in value && 'where' in value
