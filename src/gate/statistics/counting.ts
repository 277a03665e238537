import * as dossiers from '#db/dossiers/dossiers.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { UnitId } from '#domain/ids.ts'
import { startOf } from '#domain/log/filter.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { ListQuery } from '#domain/roster/query.ts'
import { askedBy, askedByCross, askedByFigure, askedByTables } from '#domain/statistics/asked.ts'
import type { Asked, Census } from '#domain/statistics/census.ts'
import { type Cross, crossLimits, groupsOfCross } from '#domain/statistics/cross.ts'
import { type CrossSize, type CrossTally, talliedCross } from '#domain/statistics/cross-tally.ts'
import { type Figure, readFigure, type Where } from '#domain/statistics/figure.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { countedOf, groupsOfPopulation } from '#domain/statistics/population.ts'
import type { Steps } from '#domain/statistics/steps.ts'
import type { Layout } from '#domain/statistics/table.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import { groupsOf, marksOf, type Tally, tallied } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { ofOneState, stepped } from '#gate/one-state.ts'
import { frozenBy, listedOf } from '#gate/returns/names.ts'
import { countable } from '#gate/roster/countable.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import type { Viewer } from '#memory/viewer.ts'

/**
 * The groups that somebody counts by: what duty and office open to the list, since an open seat is about one person and no
 * figure (docs/decisions/0112, 0280).
 */
export const countedGroupsOf = (app: App, actor: Actor): ReadonlySet<MaskedGroup> =>
  app.roster.groups(viewerByDuty(app, actor))

/** Whether somebody meets this layout: may count by everything that it reads. */
export const mayCountBy = (groups: ReadonlySet<MaskedGroup>, layout: Layout): boolean =>
  [...groupsOf(layout)].every((group) => groups.has(group))

/**
 * Counts a layout as of a day for whoever looks: only people of whom the viewer may list everything that it reads. Remembered
 * until one of them changes.
 */
export const countFor = (app: App, actor: Actor, layout: Layout, day: Day, clock: Clock): Promise<Tally> =>
  countSteps(app, layout, day, clock, askedBy(layout), (census) => tallySteps(app, actor, layout, census, clock))

/** Does steps over what a layout counts, of one state of the house, once that is told apart by what is asked. */
export function countSteps<Made>(
  app: App,
  { of }: Pick<Layout, 'of'>,
  day: Day,
  clock: Clock,
  asked: Asked,
  steps: (census: Census) => Steps<Made>,
): Promise<Made> {
  const counted = countedOf(of)
  return ofOneState(
    app,
    () => app.statistics.prepared(day, clock, { ...asked, counted }),
    (_, turn) => {
      const census = app.statistics.census(day, clock, counted)
      return stepped(steps(census), census.end(), turn)
    },
  )
}

/** Counts a layout for whoever looks. */
export function* tallySteps(app: App, actor: Actor, layout: Layout, census: Census, clock: Clock): Steps<Tally> {
  const key = `${app.roster.sightKey(viewerByDuty(app, actor))}|${census.day}|${clock}|${JSON.stringify(layout)}`
  // Where something changes meanwhile, what is kept here is kept for nobody.
  const kept = app.statistics.remembered<{ tally?: Tally }>(key, () => ({}))
  kept.tally ??= yield* tallied(census, layout, countable(app, actor, census, groupsOf(layout)))
  return kept.tally
}

/** Has everything told apart that these tables will be counted and checked by. */
export async function prepareTables(
  { statistics }: App,
  keys: readonly TableKey[],
  day: Day,
  clock: Clock,
): Promise<void> {
  for (const asked of askedByTables(keys)) await statistics.prepared(day, clock, asked)
}

/** Begins that for a page, if it takes so long that whoever looks had better be told how far it is. */
export const tablesTakeLong = (
  { statistics }: App,
  page: string,
  keys: readonly TableKey[],
  day: Day,
  clock: Clock,
): boolean =>
  statistics.tellsLong(
    page,
    askedByTables(keys).map((asked) => [day, clock, asked]),
  )

/** Counts a cross-table as of a day for whoever looks, by the same rule; of one that is too large only how large it is. */
export function countCross(
  app: App,
  actor: Actor,
  cross: Cross,
  day: Day,
  clock: Clock,
): Promise<CrossTally | CrossSize> {
  const where = [...cross.where, ...whereUnder(app, cross.under, day)]
  return countSteps(app, cross, day, clock, askedByCross(cross, where), (census) =>
    talliedCross(census, cross, where, countable(app, actor, census, groupsOfCross(cross)), crossLimits.cells),
  )
}

/** A unit with everything that was below it on the day; one that was not there has nobody. */
export const whereUnder = (app: App, under: UnitId | undefined, day: Day): readonly Where[] =>
  under === undefined ? [] : [{ measure: 'unit', values: [...app.directory.treeOn(day).below(under)] }]

/**
 * How the roster is looked at for a query: where it names a figure, with whom that counts; where it names a day, with who came on
 * file since. What names no figure that can be read counts nobody, so that no list grows by a figure that is written wrong.
 */
export async function viewerFor(
  app: App,
  actor: Actor,
  { figure: text, filed }: Pick<ListQuery, 'figure' | 'filed'>,
): Promise<Viewer> {
  const viewer = await viewerOf(app, actor)
  const figure = text === undefined ? undefined : readFigure(text)
  if (text !== undefined && !figure) return viewer
  const counted = figure && (await countedBy(app, actor, figure))
  const among = filed === undefined ? counted : await filedSince(app, filed, counted)
  return among ? { ...viewer, among } : viewer
}

/** Of whom a figure counts, or of all, those who came on file since the first moment of a day. */
async function filedSince(
  { db, roster }: App,
  day: Day,
  counted: Viewer['among'],
): Promise<NonNullable<Viewer['among']>> {
  const since = startOf(day)
  const filed = await remembered(db, `filed since ${since}`, () => dossiers.filedSince(db, since), ['dossiers'])
  const slots = filed.flatMap((dossier) => roster.slotOf(dossier) ?? [])
  const marks = new Uint8Array(slots.reduce((highest, slot) => Math.max(highest, slot), 0) + 1)
  for (const slot of slots) marks[slot] = counted ? (counted.marks[slot] ?? 0) : 1
  return { key: `${counted?.key ?? ''} ${roster.version}`, marks }
}

/** Everything that a figure depends on. */
const groupsOfFigure = ({ of, within, where }: Figure): ReadonlySet<MaskedGroup> =>
  new Set([...groupsOfPopulation[of], ...within, ...where.map(({ measure }) => measureOf(measure).group)])

/** Whom a figure counts, by slot of the roster. */
async function countedBy(app: App, actor: Actor, figure: Figure) {
  const { frozen } = figure
  if (frozen !== undefined) return frozenAmong(app, actor, { ...figure, frozen })
  const groups = groupsOfFigure(figure)
  const where = [...figure.where, ...whereUnder(app, figure.under, figure.day)]
  const of = countedOf(figure.of)
  await app.statistics.prepared(figure.day, figure.clock, { ...askedByFigure({ ...figure, where }), counted: of })
  const census = app.statistics.census(figure.day, figure.clock, of)
  const counted = marksOf(census, { of: figure.of, where }, countable(app, actor, census, groups))
  const slots = app.statistics.slots(census)
  const marks = new Uint8Array(slots.reduce((highest, slot) => Math.max(highest, slot), 0) + 1)
  for (let place = 0; place < counted.length; place += 1) {
    const slot = slots[place] ?? -1
    if (counted[place] === 1 && slot >= 0) marks[slot] = 1
  }
  return { key: `${app.statistics.version()}`, marks }
}

/** Those of a return whom the viewer may list now, by slot of the roster; `people` were counted when it was frozen. */
async function frozenAmong(app: App, actor: Actor, figure: Parameters<typeof frozenBy>[2]) {
  const { people, of } = await frozenBy(app, actor, figure)
  const listed = listedOf(app, actor, people, groupsOfFigure(figure))
  const slots = listed.flatMap((id) => app.roster.slotOf(id) ?? [])
  const marks = new Uint8Array(slots.reduce((highest, slot) => Math.max(highest, slot), 0) + 1)
  for (const slot of slots) marks[slot] = 1
  const frozen = { people: people.length, hidden: people.length - slots.length }
  return { key: `${of} ${app.roster.sightKey(viewerByDuty(app, actor))}`, marks, frozen }
}
