import type { MaskedGroup } from '#domain/roster/entry.ts'
import { askedBy, together } from '#domain/statistics/asked.ts'
import type { Asked } from '#domain/statistics/census.ts'
import { groupsOfPair } from '#domain/statistics/checks.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { pairsOf } from '#domain/statistics/pairs.ts'
import { countedOf, groupsOfPopulation } from '#domain/statistics/population.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf, measuresOf } from '#domain/statistics/tally.ts'
import type { Countable, ThingKind } from '#domain/statistics/thing.ts'
import { maskKey } from './snapshot.ts'

/** What explains why somebody stands in a table no more, or does now, beside what the table itself asks. */
export const reasonMeasures = ['outside', 'departure-kind', 'entry-way'] as const satisfies readonly MeasureKey[]

/** What the lines below a table count by (`footOf`), and the comparison of the year. */
export const footMeasures = [
  'outside',
  'birth-precision',
  'entered-precision',
  'left-precision',
  'year-flow',
  'last-day',
] as const satisfies readonly MeasureKey[]

/** What a table counts. */
export const countedBy = (key: TableKey): Countable => countedOf(tableOf(key).of)

/** Those of some tables that count the same. */
export const tablesCounting = (tables: readonly TableKey[], counted: Countable): readonly TableKey[] =>
  tables.filter((key) => countedBy(key) === counted)

/** The kinds of things that some tables count. */
export const kindsIn = (tables: readonly TableKey[]): readonly ThingKind[] => [
  ...new Set(
    tables.flatMap((key): readonly ThingKind[] => {
      const counted = countedBy(key)
      return counted === 'people' ? [] : [counted]
    }),
  ),
]

/**
 * Everything that a return of these tables tells people or things of one kind apart by. Of people as well what the lines below a
 * table and the comparison of the year count, and what explains whose things are more or fewer.
 */
export function askedFor(tables: readonly TableKey[], counted: Countable): Asked {
  const own = together(tablesCounting(tables, counted).map((key) => askedBy(tableOf(key))))
  if (counted !== 'people') return own
  const isAboutThings = kindsIn(tables).length > 0
  return together([
    own,
    { measures: [...reasonMeasures, ...footMeasures], populations: ['staff', 'outside', 'year'], amounts: [] },
    { measures: [], populations: isAboutThings ? ['present', 'on-file'] : [], amounts: [] },
  ])
}

/** Every set of groups that one of the tables, a pair of them or the comparison of the year reads. */
export function groupSetsFor(tables: readonly TableKey[]): ReadonlyMap<string, ReadonlySet<MaskedGroup>> {
  const sets = [...setsIn(tables, tables), new Set(groupsOfPopulation.year)]
  return new Map(sets.map((groups) => [maskKey(groups), groups]))
}

/** The names of those that tables of one kind of things read. */
export const maskKeysFor = (tables: readonly TableKey[], kind: ThingKind): readonly string[] => [
  ...new Set(setsIn(tablesCounting(tables, kind), tables).map(maskKey)),
]

const setsIn = (own: readonly TableKey[], tables: readonly TableKey[]): readonly ReadonlySet<MaskedGroup>[] => [
  ...own.map((key) => groupsOf(tableOf(key))),
  ...own.flatMap((key) => pairsAmong(key, tables).map(groupsOfPair)),
]

/** The pairs of a table whose other table the return holds too. */
export const pairsAmong = (key: TableKey, tables: readonly TableKey[]) =>
  pairsOf(key).filter(({ one, other }) => tables.includes(one.table) && tables.includes(other.table))

/**
 * Whether a layout says something that has no date: where paper lies, what rules find. A return then says so: it was so when it
 * was frozen, whatever its day (docs/decisions/0301).
 */
export const isUndated = (layout: Layout): boolean => isUndatedKind(layout) || undatedMeasures(layout).length > 0

/** What it counts has no date itself. */
export const isUndatedKind = ({ of }: Pick<Layout, 'of'>): boolean => undatedKinds.some((kind) => kind === of)

/** What it tells apart by that has none. */
export const undatedMeasures = (layout: Layout): readonly MeasureKey[] => [...measuresOf(layout)].filter(hasNoDate)

/** Kinds of things that are as they are now whatever day is asked for. */
const undatedKinds = ['volumes', 'findings', 'lacks'] as const

/** Whether a measure says how it is now whatever day is asked for. */
export const hasNoDate = (measure: MeasureKey): boolean => measureOf(measure).undated === true
