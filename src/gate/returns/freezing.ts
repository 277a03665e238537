import { setImmediate } from 'node:timers/promises'
import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import { type FrozenTable, frozenPair, frozenTable } from '#domain/returns/figures.ts'
import type { Asked, Return } from '#domain/returns/return.ts'
import { censusOf, maskKey, measuresFor, populationsFor, type Side, type Snapshot } from '#domain/returns/snapshot.ts'
import {
  amountsFor,
  gathered,
  gatheredAmounts,
  gatheredCodes,
  groupSetsFor,
  neededFor,
  pairsAmong,
  placesKept,
  type Taken,
  taken,
} from '#domain/returns/taking.ts'
import type { Census } from '#domain/statistics/census.ts'
import { checkFlow, type FlowCheck, type PairCheck } from '#domain/statistics/checks.ts'
import type { Pair } from '#domain/statistics/pairs.ts'
import { type Clock, yearBefore } from '#domain/statistics/person.ts'
import { groupsOfPopulation } from '#domain/statistics/population.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'

/** The figures of a return as they would be frozen now, and the people behind them. */
export type Took = {
  readonly tables: readonly FrozenTable[]
  readonly snapshot: Snapshot
  /** By table, the SHA-256 of what it says. */
  readonly prints: Readonly<Record<string, string>>
}

type Wanted = Pick<Asked, 'day' | 'clock' | 'tables' | 'units'>

/**
 * Counts what a return asks for, by what its 制表人 may list within its units. Everything is copied in one moment, so that tables and
 * names are of one state of the house; before and after that others have their turn.
 */
export async function takeReturn(
  app: App,
  actor: Actor,
  wanted: Wanted,
  { against, corrects }: { readonly against?: Return | undefined; readonly corrects?: Return | undefined } = {},
): Promise<Took> {
  const { tables } = wanted
  const also = new Set<DossierId>()
  for (const other of [against, corrects])
    for (const id of (other && (await returns.people(app, other)))?.people ?? []) also.add(id)
  await warm(app, wanted, against?.day)
  const moment = momentOf(app, actor, wanted, against?.day)
  const { earlier } = moment
  const sides = earlier ? [moment.now, earlier] : [moment.now]
  const { people, places } = placesKept(sides, moment.masks, moment.idAt, also)
  const now = await sideOf(moment.now, tables, moment.masks, places)
  const snapshot: Snapshot = {
    people,
    masks: new Map([...moment.masks].map(([key, marks]) => [key, gathered(marks, places)])),
    now,
    ...(earlier && { earlier: await sideOf(earlier, tables, moment.masks, places) }),
  }
  const amounts = new Map([...moment.now.amounts].map(([key, all]) => [key, gatheredAmounts(all, places)]))
  const census = censusOf(now, people.length, amounts)
  const unitName = (unit: UnitId) => app.directory.unitName(unit, wanted.day)
  const around = { snapshot, census, clock: wanted.clock }
  const pairs = new Map<Pair, PairCheck>()
  for (const pair of new Set(tables.flatMap((key) => pairsAmong(key, tables)))) {
    pairs.set(pair, frozenPair(pair, around))
    await setImmediate()
  }
  const made: FrozenTable[] = []
  const prints: Record<string, string> = {}
  for (const key of tables) {
    const table = frozenTable(key, { ...around, tables, unitName, flow: moment.flow, pairs })
    made.push(table)
    await setImmediate()
    prints[key] = returns.printOf(table as unknown as Json)
    await setImmediate()
  }
  return { tables: made, snapshot, prints }
}

/** Has everything counted that will be copied, again where something was written meanwhile: then little is left to count. */
async function warm(app: App, { day, clock, tables }: Wanted, before: Day | undefined): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    await app.statistics.prepared(yearBefore(day), clock)
    const version = app.statistics.version()
    await countAll(app, day, clock, tables)
    if (before) await countAll(app, before, 'effective', tables)
    app.statistics.census(yearBefore(day), clock).members('staff')
    await setImmediate()
    if (version === app.statistics.version()) break
  }
  await app.statistics.ready()
}

/** Counts a day by all that the tables ask, each in a turn of its own. */
async function countAll(app: App, day: Day, clock: Clock, tables: readonly TableKey[]): Promise<void> {
  await app.statistics.prepared(day, clock)
  const census = () => app.statistics.census(day, clock)
  const asked = [
    ...measuresFor(tables).map((measure) => () => census().coded(measure)),
    ...populationsFor(tables).map((population) => () => census().members(population)),
    ...amountsFor(tables).map((amount) => () => census().amounts(amount)),
  ]
  for (const count of asked) {
    count()
    await setImmediate()
  }
}

type Moment = {
  readonly now: Taken
  readonly earlier?: Taken
  readonly masks: ReadonlyMap<string, Uint8Array>
  readonly idAt: (place: number) => DossierId | undefined
  readonly flow?: FlowCheck
}

/** All of it in one turn of the event loop. */
function momentOf(app: App, actor: Actor, { day, clock, tables, units }: Wanted, before: Day | undefined): Moment {
  const census = app.statistics.census(day, clock)
  const slots = app.statistics.slots(census)
  const idAt = (place: number) => app.roster.idAt(slots[place] ?? -1)
  const isWithin = within(app, units, census, idAt)
  const viewer = viewerByDuty(app, actor)
  const masks = new Map(
    [...groupSetsFor(tables)].map(([key, groups]) => {
      const shown = app.roster.showing(viewer, groups)
      return [key, isWithin.map((mark, place) => mark & (shown[slots[place] ?? -1] ?? 0))]
    }),
  )
  const ofYear = masks.get(maskKey(groupsOfPopulation.year))
  const flow = ofYear && checkFlow({ census, clock, mayCount: ofYear }, app.statistics.census(yearBefore(day), clock))
  const earlier = before && taken(app.statistics.census(before, 'effective'), tables)
  return { now: taken(census, tables), ...(earlier && { earlier }), masks, idAt, ...(flow && { flow }) }
}

/** By place, 1 for whoever belongs to one of the units of the return. */
function within(
  app: App,
  units: readonly UnitId[],
  census: Census,
  idAt: (place: number) => DossierId | undefined,
): Uint8Array {
  const counted = new Set(units.flatMap((unit) => [...app.directory.below(unit)]))
  return Uint8Array.from({ length: census.end() }, (_, place) => {
    const id = idAt(place)
    const unit = id && app.roster.subject(id)?.unit
    return unit && counted.has(unit) ? 1 : 0
  })
}

/** A copied side for whoever is kept, a measure a turn. */
async function sideOf(
  side: Taken,
  tables: readonly TableKey[],
  masks: ReadonlyMap<string, Uint8Array>,
  places: Int32Array,
): Promise<Side> {
  const codes: [Parameters<typeof gatheredCodes>[0], ReturnType<typeof gatheredCodes>][] = []
  for (const [measure, coded] of side.codes) {
    codes.push([measure, gatheredCodes(measure, coded, places, neededFor(measure, tables, side, masks))])
    await setImmediate()
  }
  const members = [...side.members].map(([population, marks]) => [population, gathered(marks, places)] as const)
  return { day: side.day, codes: new Map(codes), members: new Map(members) }
}
