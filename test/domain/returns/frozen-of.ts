import type { DossierId } from '#domain/ids.ts'
import { type FrozenTable, frozenTable } from '#domain/returns/figures.ts'
import { censusOf as censusOfSide, type Side, type Snapshot } from '#domain/returns/snapshot.ts'
import {
  gathered,
  gatheredAmounts,
  gatheredCodes,
  groupSetsFor,
  neededFor,
  placesKept,
  type Taken,
  taken,
} from '#domain/returns/taking.ts'
import type { Known } from '#domain/statistics/person.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody } from '../statistics/census-of.ts'
import type { Organisation } from '../statistics/people.ts'

type Freezing = {
  readonly day: Day
  readonly tables: readonly TableKey[]
  /** The day of the return that it is compared with, and whom that one counted. */
  readonly earlier?: { readonly day: Day; readonly people: readonly DossierId[] }
  /** Whom the version counted that this one corrects. */
  readonly corrected?: readonly DossierId[]
}

/** Freezes the figures of a house of which all is known that `known` says, as whoever may list everything. */
export function frozenOf(
  { above }: Pick<Organisation, 'above'>,
  known: readonly Known[],
  { day, tables, earlier, corrected = [] }: Freezing,
): { readonly tables: readonly FrozenTable[]; readonly snapshot: Snapshot } {
  const census = censusOf({ above }, known, day, 'effective')
  const all = everybody(census)
  const masks = new Map([...groupSetsFor(tables).keys()].map((key) => [key, all]))
  const now = taken(census, tables)
  const before = earlier && taken(censusOf({ above }, known, earlier.day, 'effective'), tables)
  const also = new Set([...(earlier?.people ?? []), ...corrected])
  const { people, places } = placesKept(before ? [now, before] : [now], masks, (place) => known[place]?.dossier, also)
  const sideOf = (side: Taken): Side => ({
    day: side.day,
    codes: new Map(
      [...side.codes].map(([measure, coded]) => [
        measure,
        gatheredCodes(measure, coded, places, neededFor(measure, tables, side, masks)),
      ]),
    ),
    members: new Map([...side.members].map(([population, marks]) => [population, gathered(marks, places)])),
  })
  const snapshot: Snapshot = {
    people,
    masks: new Map([...masks].map(([key, marks]) => [key, gathered(marks, places)])),
    now: sideOf(now),
    ...(before && { earlier: sideOf(before) }),
  }
  const amounts = new Map([...now.amounts].map(([key, each]) => [key, gatheredAmounts(each, places)]))
  const counted = censusOfSide(snapshot.now, people.length, amounts)
  const around = { snapshot, census: counted, clock: 'effective' as const, tables, unitName: (unit: string) => unit }
  return { tables: tables.map((key) => frozenTable(key, around)), snapshot }
}
