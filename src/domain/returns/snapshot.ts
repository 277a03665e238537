import type { DossierId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { AmountKey } from '#domain/statistics/amounts.ts'
import type { Census } from '#domain/statistics/census.ts'
import type { Coded } from '#domain/statistics/coded.ts'
import type { MeasureKey } from '#domain/statistics/measures/index.ts'
import type { Population } from '#domain/statistics/population.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf } from '#domain/statistics/tally.ts'
import type { Countable, ThingKind } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'

/** Everybody, or everything of one kind, as of a day, told apart by what the tables of a return ask for; each in a place of its own. */
export type Side = {
  readonly day: Day
  readonly codes: ReadonlyMap<MeasureKey, Coded>
  readonly members: ReadonlyMap<Population, Uint8Array>
}

/**
 * What is counted, on the days of a return. `now` is its own day; `earlier` the day of the return that it is compared with, by what
 * was known at the freezing, so that what was recorded later is told from what happened.
 */
type Held = {
  /** By the groups that a table reads, 1 for whoever the 制表人 could count by all of them, or whose thing it is. */
  readonly masks: ReadonlyMap<string, Uint8Array>
  readonly now: Side
  readonly earlier?: Side
}

/** The people behind the figures of a return, by id and without a name. */
export type HeldPeople = Held & { readonly people: readonly DossierId[] }

/** Things of one kind behind them: no more than whose they are and what its tables ask. */
export type HeldThings = Held & {
  /** By place, that of the person among the people; -1 of a vacant post, which is nobody's. */
  readonly owners: Int32Array
  /** By place, how many alike stand in it. */
  readonly many: Uint32Array
}

/** 定格: everything behind the figures of a return. */
export type Snapshot = HeldPeople & { readonly things: ReadonlyMap<ThingKind, HeldThings> }

/** One kind of what a return counts, to be counted again like any other. */
export type Counting = {
  readonly census: Census
  /** By place, 1 for what the 制表人 could count by these groups. */
  readonly mayCount: (groups: Iterable<MaskedGroup>) => Uint8Array
}

/** What a return kept of one kind, as of its day or another side of it; nothing where it keeps none of the kind. */
export function countingIn(
  { people, things, ...held }: Snapshot,
  counted: Countable,
  side: (held: Held) => Side = ({ now }) => now,
  amounts?: ReadonlyMap<AmountKey, Float64Array>,
): Counting {
  if (counted === 'people') return countingOf(held, side(held), people.length, undefined, amounts)
  const own = things.get(counted) ?? nothing(held.now.day)
  return countingOf(own, side(own), own.owners.length, own.many, amounts)
}

const countingOf = (
  { masks }: Held,
  side: Side,
  size: number,
  many: Uint32Array | undefined,
  amounts?: ReadonlyMap<AmountKey, Float64Array>,
): Counting => ({
  census: censusOf(side, size, many, amounts),
  mayCount: (groups) => masks.get(maskKey(groups)) ?? new Uint8Array(size),
})

const nothing = (day: Day): HeldThings => ({
  owners: new Int32Array(0),
  many: new Uint32Array(0),
  masks: new Map(),
  now: { day, codes: new Map(), members: new Map() },
})

/** Under which name a mask is kept. */
export const maskKey = (groups: Iterable<MaskedGroup>): string => [...new Set(groups)].toSorted().join('_')

/** A side as a census, to be counted like any other, whatever becomes of its people; the year was compared when it was copied. */
function censusOf(
  { day, codes, members }: Side,
  size: number,
  many: Uint32Array | undefined,
  amounts: ReadonlyMap<AmountKey, Float64Array> = new Map(),
): Census {
  const none = new Uint16Array(size)
  return {
    day,
    end: () => size,
    coded: (measure) => codes.get(measure) ?? { codes: none, values: [] },
    members: (population) => members.get(population) ?? new Uint8Array(size),
    amounts: (amount) => amounts.get(amount) ?? new Float64Array(size).fill(Number.NaN),
    many: () => many,
    opened: () => new Uint8Array(size),
    tellApart: () => 0,
    thingAt: () => undefined,
    again: () => {},
  }
}

/** The groups of a table, as its figures name them. */
export const groupsIn = (key: TableKey): ReadonlySet<MaskedGroup> => groupsOf(tableOf(key))
