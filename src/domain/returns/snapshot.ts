import type { DossierId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { AmountKey } from '#domain/statistics/amounts.ts'
import type { Census } from '#domain/statistics/census.ts'
import type { Coded } from '#domain/statistics/coded.ts'
import type { MeasureKey } from '#domain/statistics/measures/index.ts'
import { countedOf, type Population } from '#domain/statistics/population.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import { tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf, measuresOf } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'

/** Everybody as of a day, told apart by what the tables of a return ask for; each in the place that `people` says. */
export type Side = {
  readonly day: Day
  readonly codes: ReadonlyMap<MeasureKey, Coded>
  readonly members: ReadonlyMap<Population, Uint8Array>
}

/**
 * 定格: the people behind the figures of a return, by id and without a name. `now` is its own day; `earlier` the day of the return
 * that it is compared with, by what was known at the freezing, so that what was recorded later is told from what happened.
 */
export type Snapshot = {
  readonly people: readonly DossierId[]
  /** By the groups that a table reads, 1 for whoever the 制表人 could count by all of them. */
  readonly masks: ReadonlyMap<string, Uint8Array>
  readonly now: Side
  readonly earlier?: Side
}

/** Whether a return may hold a table: those of people alone, since what dossiers have is no year of a person. */
export const mayHold = (key: TableKey): boolean => countedOf(tableOf(key).of) === 'people'

/** Under which name a mask is kept. */
export const maskKey = (groups: Iterable<MaskedGroup>): string => [...new Set(groups)].toSorted().join('_')

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

/** Everything that a return of these tables tells people apart by. */
export const measuresFor = (tables: readonly TableKey[]): readonly MeasureKey[] => [
  ...new Set([...tables.flatMap((key) => [...measuresOf(tableOf(key))]), ...reasonMeasures, ...footMeasures]),
]

/** Whom its tables and the lines below them count. */
export const populationsFor = (tables: readonly TableKey[]): readonly Population[] => [
  ...new Set<Population>([...tables.map((key) => tableOf(key).of), 'staff', 'outside', 'year']),
]

/** A side as a census, to be counted like any other, whatever becomes of its people; the year was compared when it was copied. */
export function censusOf(
  { day, codes, members }: Side,
  size: number,
  amounts: ReadonlyMap<AmountKey, Float64Array> = new Map(),
): Census {
  const none = new Uint16Array(size)
  return {
    day,
    end: () => size,
    coded: (measure) => codes.get(measure) ?? { codes: none, values: [] },
    members: (population) => members.get(population) ?? new Uint8Array(size),
    amounts: (amount) => amounts.get(amount) ?? new Float64Array(size).fill(Number.NaN),
    many: () => undefined,
    opened: () => new Uint8Array(size),
    tellApart: () => true,
    thingAt: () => undefined,
    again: () => {},
  }
}

/** The mask of a table; nobody where there is none. */
export const maskOf = ({ masks, people }: Pick<Snapshot, 'masks' | 'people'>, groups: Iterable<MaskedGroup>) =>
  masks.get(maskKey(groups)) ?? new Uint8Array(people.length)

/** The groups of a table, as its figures name them. */
export const groupsIn = (key: TableKey): ReadonlySet<MaskedGroup> => groupsOf(tableOf(key))
