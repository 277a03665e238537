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
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { askedOfYear, together } from '#domain/statistics/asked.ts'
import { checkFlow, type FlowCheck, type PairCheck } from '#domain/statistics/checks.ts'
import type { Pair } from '#domain/statistics/pairs.ts'
import { groupsOfPopulation } from '#domain/statistics/population.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { ofOneState } from '#gate/one-state.ts'
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
 * Counts what a return asks for, by what its 制表人 may list within its units. Everything is copied of one state of the house, so
 * that tables and names agree; before, between and after that others have their turn.
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
  await setImmediate()
  const moment = await ofOneState(
    app,
    () => prepare(app, wanted, against?.day),
    (_, turn) => copied(app, actor, wanted, against?.day, turn),
  )
  const { earlier } = moment
  const sides = earlier ? [moment.now, earlier] : [moment.now]
  const { people, places } = placesKept(sides, moment.masks, (place) => moment.ids[place], also)
  await setImmediate()
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

type Moment = {
  readonly now: Taken
  readonly earlier?: Taken
  readonly masks: ReadonlyMap<string, Uint8Array>
  /** By place, whose dossier it is. */
  readonly ids: readonly (DossierId | undefined)[]
  readonly flow?: FlowCheck
}

/** Has everything told apart that will be copied. */
async function prepare({ statistics }: App, { day, clock, tables }: Wanted, before: Day | undefined): Promise<void> {
  const copied = { measures: measuresFor(tables), populations: populationsFor(tables), amounts: amountsFor(tables) }
  const asked = { ...together([copied, askedOfYear]), counted: 'people' } as const
  if (before) await statistics.prepared(before, 'effective', asked)
  await statistics.prepared(day, clock, asked)
}

async function copied(
  app: App,
  actor: Actor,
  { day, clock, tables, units }: Wanted,
  before: Day | undefined,
  turn: () => Promise<void>,
): Promise<Moment> {
  const census = app.statistics.census(day, clock)
  const slots = app.statistics.slots(census)
  const ids = Array.from({ length: census.end() }, (_, place) => app.roster.idAt(slots[place] ?? -1))
  await turn()
  const isWithin = within(app, units, ids)
  await turn()
  const masks = new Map<string, Uint8Array>()
  for (const [key, groups] of groupSetsFor(tables)) {
    masks.set(key, shownTo(app, actor, groups, isWithin, slots))
    await turn()
  }
  const ofYear = masks.get(maskKey(groupsOfPopulation.year))
  const flow = ofYear && checkFlow({ census, clock, mayCount: ofYear })
  await turn()
  const now = taken(census, tables)
  await turn()
  const earlier = before && taken(app.statistics.census(before, 'effective'), tables)
  return { now, ...(earlier && { earlier }), masks, ids, ...(flow && { flow }) }
}

/** By place, 1 for whoever is within and of whom the viewer may list all of these groups. */
function shownTo(
  app: App,
  actor: Actor,
  groups: ReadonlySet<MaskedGroup>,
  isWithin: Uint8Array,
  slots: Int32Array,
): Uint8Array {
  const shown = app.roster.showing(viewerByDuty(app, actor), groups)
  const marks = new Uint8Array(isWithin.length)
  for (let place = 0; place < marks.length; place += 1)
    marks[place] = (isWithin[place] ?? 0) & (shown[slots[place] ?? -1] ?? 0)
  return marks
}

/** By place, 1 for whoever belongs to one of the units of the return. */
function within(app: App, units: readonly UnitId[], ids: Moment['ids']): Uint8Array {
  const counted = new Set(units.flatMap((unit) => [...app.directory.below(unit)]))
  const marks = new Uint8Array(ids.length)
  for (const [place, id] of ids.entries()) {
    const unit = id && app.roster.subject(id)?.unit
    if (unit && counted.has(unit)) marks[place] = 1
  }
  return marks
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
