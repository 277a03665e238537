import type { DossierId } from '#domain/ids.ts'
import { aligning } from '#domain/returns/aligning.ts'
import { askedFor, countedBy, groupSetsFor, kindsIn, maskKeysFor } from '#domain/returns/asked.ts'
import { type FrozenTable, frozenTable } from '#domain/returns/figures.ts'
import { type Copied, keeping } from '#domain/returns/keeping.ts'
import type { Counting, Snapshot } from '#domain/returns/snapshot.ts'
import { taken } from '#domain/returns/taking.ts'
import type { Known } from '#domain/statistics/person.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { ThingKind } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, thingCensus } from '../statistics/census-of.ts'
import type { Organisation } from '../statistics/people.ts'

type Freezing = {
  readonly day: Day
  readonly tables: readonly TableKey[]
  /** The day of the return that it is compared with, and whom that one counted. */
  readonly earlier?: { readonly day: Day; readonly people: readonly DossierId[] }
  /** Whom the version counted that this one corrects. */
  readonly corrected?: readonly DossierId[]
}

/** Freezes the figures of a house of which all is known that `known` says, as whoever may list everything; a house has no posts here. */
export function frozenOf(
  house: Pick<Organisation, 'above'>,
  known: readonly Known[],
  { day, tables, earlier, corrected = [] }: Freezing,
): { readonly tables: readonly FrozenTable[]; readonly snapshot: Snapshot } {
  const censusOn = (on: Day) => censusOf(house, known, on, 'effective')
  const [census, then] = [censusOn(day), earlier && censusOn(earlier.day)]
  const all = everybody(census)
  const asked = askedFor(tables, 'people')
  const thingsOf = (kind: Exclude<ThingKind, 'posts'>) => {
    const ownedOn = (on: Day) => {
      const { census: things, whose: owners } = thingCensus(house, known, on, 'effective', kind)
      return { census: things, owners }
    }
    const [now, before] = [ownedOn(day), earlier && ownedOn(earlier.day)]
    const places = ended(aligning(now, before))
    const marks = new Uint8Array(places.owners.length).fill(1)
    const own = askedFor(tables, kind)
    const side = taken(now.census, own, places.now)
    const many = Uint32Array.from(places.owners, (_, at) => {
      const [here, there] = [places.now[at] ?? -1, places.earlier[at] ?? -1]
      return (here >= 0 ? now.census.many()?.[here] : before?.census.many()?.[there]) ?? 0
    })
    return {
      sides: before ? ([side, taken(before.census, own, places.earlier)] as const) : ([side] as const),
      masks: new Map(maskKeysFor(tables, kind).map((key) => [key, marks])),
      owners: places.owners,
      many,
    }
  }
  const copied: Copied = {
    sides: then ? [taken(census, asked), taken(then, asked)] : [taken(census, asked)],
    masks: new Map([...groupSetsFor(tables).keys()].map((key) => [key, all])),
    ids: known.map(({ dossier }) => dossier),
    things: new Map(kindsIn(tables).flatMap((kind) => (kind === 'posts' ? [] : [[kind, thingsOf(kind)] as const]))),
  }
  const { snapshot, counting } = ended(keeping(copied, tables, new Set([...(earlier?.people ?? []), ...corrected])))
  const around = {
    clock: 'effective' as const,
    tables,
    unitName: (unit: string) => unit,
    postName: (post: string) => post,
  }
  const made = tables.map((key) => frozenTable(key, { ...around, counting: counting.get(countedBy(key)) as Counting }))
  return { tables: made, snapshot }
}

/** Work that is done in turns, all of it. */
function ended<Done>(work: Generator<void, Done, void>): Done {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
