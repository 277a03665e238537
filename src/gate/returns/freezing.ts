import { setImmediate } from 'node:timers/promises'
import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import { askedFor, countedBy, groupSetsFor, kindsIn, pairsAmong } from '#domain/returns/asked.ts'
import { type FrozenTable, frozenPair, frozenTable } from '#domain/returns/figures.ts'
import { type Copied, type CopiedThings, keeping } from '#domain/returns/keeping.ts'
import type { Asked, Return } from '#domain/returns/return.ts'
import { type Counting, maskKey, type Snapshot } from '#domain/returns/snapshot.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { askedOfYear, together } from '#domain/statistics/asked.ts'
import { checkFlow, type FlowCheck, type PairCheck } from '#domain/statistics/checks.ts'
import type { Pair } from '#domain/statistics/pairs.ts'
import { groupsOfPopulation } from '#domain/statistics/population.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { Countable, ThingKind } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'
import { ofOneState } from '#gate/one-state.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import { copiedThings, inTurns, type Turn, takenOf } from './things.ts'

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
  const { snapshot, counting } = await inTurns(keeping(moment, tables, also), setImmediate)
  return { snapshot, ...(await frozenTables(app, wanted, moment, counting)) }
}

/** Every table of what was copied, one a turn. */
async function frozenTables(
  app: App,
  { day, clock, tables }: Wanted,
  { flow }: Moment,
  counting: ReadonlyMap<Countable, Counting>,
): Promise<Pick<Took, 'tables' | 'prints'>> {
  const around = {
    clock,
    tables,
    unitName: (unit: UnitId) => app.directory.unitName(unit, day),
    postName: (post: string) => app.statistics.postName(post, day),
  }
  const of = (key: TableKey) => counting.get(countedBy(key)) as Counting
  const pairs = new Map<Pair, PairCheck>()
  for (const pair of new Set(tables.flatMap((key) => pairsAmong(key, tables)))) {
    pairs.set(pair, frozenPair(pair, { clock, counting: of(pair.one.table) }))
    await setImmediate()
  }
  const made: FrozenTable[] = []
  const prints: Record<string, string> = {}
  for (const key of tables) {
    const table = frozenTable(key, { ...around, counting: of(key), flow, pairs })
    made.push(table)
    await setImmediate()
    prints[key] = returns.printOf(table as unknown as Json)
    await setImmediate()
  }
  return { tables: made, prints }
}

type Moment = Copied & { readonly flow?: FlowCheck }

/** Has everything told apart that will be copied. */
async function prepare(app: App, wanted: Wanted, before: Day | undefined): Promise<void> {
  for (const counted of [...kindsIn(wanted.tables), 'people'] as const) await prepareOf(app, wanted, before, counted)
}

async function prepareOf(
  { statistics }: App,
  { day, clock, tables }: Wanted,
  before: Day | undefined,
  counted: Countable,
): Promise<void> {
  const own = askedFor(tables, counted)
  const asked = { ...(counted === 'people' ? together([own, askedOfYear]) : own), counted }
  if (before) await statistics.prepared(before, 'effective', asked)
  await statistics.prepared(day, clock, asked)
}

async function copied(app: App, actor: Actor, wanted: Wanted, before: Day | undefined, turn: Turn): Promise<Moment> {
  const { day, clock, tables, units } = wanted
  const census = app.statistics.census(day, clock)
  const slots = app.statistics.slots(census)
  const ids = Array.from({ length: census.end() }, (_, place) => app.roster.idAt(slots[place] ?? -1))
  await turn()
  const counted = new Set(units.flatMap((unit) => [...app.directory.below(unit)]))
  const isWithin = within(app, counted, ids)
  await turn()
  const masks = new Map<string, Uint8Array>()
  for (const [key, groups] of groupSetsFor(tables)) {
    masks.set(key, shownTo(app, actor, groups, isWithin, slots))
    await turn()
  }
  const ofYear = masks.get(maskKey(groupsOfPopulation.year))
  const flow = ofYear && checkFlow({ census, clock, mayCount: ofYear })
  await turn()
  const asked = askedFor(tables, 'people')
  const now = await takenOf(census, asked, turn)
  const earlier = before && (await takenOf(app.statistics.census(before, 'effective'), asked, turn))
  const things = new Map<ThingKind, CopiedThings>()
  for (const kind of kindsIn(tables)) {
    // Few kinds of few days stay told apart; of those that did there is nothing left to do.
    await prepareOf(app, wanted, before, kind)
    things.set(kind, await copiedThings(app, actor, { kind, day, clock, tables, before, masks, counted, slots }, turn))
  }
  return { sides: earlier ? [now, earlier] : [now], masks, ids, things, ...(flow && { flow }) }
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
function within(app: App, counted: ReadonlySet<UnitId>, ids: Moment['ids']): Uint8Array {
  const marks = new Uint8Array(ids.length)
  for (const [place, id] of ids.entries()) {
    const unit = id && app.roster.subject(id)?.unit
    if (unit && counted.has(unit)) marks[place] = 1
  }
  return marks
}
