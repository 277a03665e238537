import { setImmediate } from 'node:timers/promises'
import * as summaries from '#db/roster/past/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId } from '#domain/ids.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { type Past, rowThen } from '#domain/roster/past.ts'
import type { ListQuery } from '#domain/roster/query.ts'
import { type Figure, readFigure } from '#domain/statistics/figure.ts'
import { personOn, whoOn } from '#domain/statistics/person.ts'
import { type Day, dayOf, endOfDay } from '#domain/time.ts'
import { atOnce, keepPast, pastOf } from '#gate/roster/past.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import type { Names } from '#memory/statistics/names.ts'
import type { Viewer } from '#memory/viewer.ts'
import { viewerFor } from './counting.ts'

/** How a list is looked at: by whom, what is asked, and what there was on its day, where that is past. */
export type Look = { readonly viewer: Viewer; readonly query: ListQuery; readonly past?: Past }

/** The list that a query asks for; a day that is not past is today. Whom a figure counts is listed whatever the day. */
export async function lookFor(app: App, actor: Actor, { asOf, ...query }: ListQuery): Promise<Look> {
  const viewer = await viewerFor(app, actor, query)
  if (!asOf || asOf >= dayOf(app.now())) {
    await app.roster.inOrder(viewer, query)
    return { viewer, query }
  }
  const figure = query.figure === undefined ? undefined : readFigure(query.figure)
  const past = figure && viewer.among ? await namesOn(app, actor, figure, asOf, viewer.among) : await pastOf(app, asOf)
  const dated = { ...query, asOf }
  await app.roster.inOrder(viewer, dated, past)
  return { viewer, query: dated, past }
}

/**
 * Begins to open the names of a figure of a past day for a page, if they are so many that whoever asks had better be told how far it
 * is; afterwards only those are opened who changed meanwhile.
 */
export async function namesTakeLong(app: App, actor: Actor, page: string, asked: ListQuery): Promise<boolean> {
  const { asOf } = asked
  const figure = asked.figure === undefined ? undefined : readFigure(asked.figure)
  if (!figure || !asOf || asOf >= dayOf(app.now())) return false
  if (app.statistics.waits.of(page)) return true
  const { among } = await viewerFor(app, actor, asked)
  const of = among ? unopened(app, app.statistics.namesOf(asOf, figure.clock), whoIn(app, among)).length : 0
  if (!among || of <= app.statistics.worthSaying) return false
  let done = 0
  const opened = (many: number) => {
    done += many
  }
  app.statistics.waits.begin(
    page,
    () => namesOn(app, actor, figure, asOf, among, opened),
    () => ({
      done: Math.floor((100 * Math.min(done, of)) / of),
      of: 100,
    }),
  )
  return true
}

type Among = NonNullable<Viewer['among']>

const whoIn = ({ roster }: App, { marks }: Among): readonly DossierId[] =>
  [...marks.keys()].flatMap((slot) => (marks[slot] === 1 ? (roster.idAt(slot) ?? []) : []))

/**
 * The names of a figure as of a day, by the clock of the figure: what it counted of each of them, and the dated facts of the list
 * of a past day (docs/decisions/0232, 0280). Somebody who came on file later stands there as first known, since the figure counts
 * them. The rows are made once for whoever counts the same people.
 */
function namesOn(
  app: App,
  actor: Actor,
  figure: Figure,
  day: Day,
  among: Among,
  opened: (many: number) => void = () => {},
): Promise<Past> {
  const asked = `${day} ${JSON.stringify(figure)} ${among.key} ${app.roster.sightKey(viewerByDuty(app, actor))}`
  return keepPast(app, asked, app.pasts.get(asked) ?? made())

  async function made(): Promise<Past> {
    const { version } = app.roster
    const names = app.statistics.namesOf(day, figure.clock)
    const rows = new Map<DossierId, RosterRow>()
    const dossiers = whoIn(app, among)
    for (let at = 0; at < dossiers.length; at += atOnce) {
      if (at > 0) await setImmediate()
      const some = dossiers.slice(at, at + atOnce)
      const lacking = unopened(app, names, some)
      if (lacking.length > 0) await openNames(app, names, lacking)
      opened(lacking.length)
      for (const row of openedOf(app, names, some)) rows.set(row.dossier, row)
    }
    return { day, version, rows }
  }
}

const openedOf = ({ statistics }: App, { rows }: Names, dossiers: readonly DossierId[]): readonly RosterRow[] =>
  dossiers.flatMap((dossier) => {
    const known = statistics.knownOf(dossier)
    return (known && rows.get(known)) ?? []
  })

/** Of whom something is known that was not opened for these names. */
const unopened = ({ statistics }: App, { rows }: Names, dossiers: readonly DossierId[]): readonly DossierId[] =>
  dossiers.filter((dossier) => {
    const known = statistics.knownOf(dossier)
    return known !== undefined && !rows.has(known)
  })

async function openNames(app: App, { day, clock, rows }: Names, dossiers: readonly DossierId[]): Promise<void> {
  const until = endOfDay(day)
  const all = dossiers.map((dossier) => app.statistics.knownOf(dossier))
  const facts = await summaries.openDated(app, dossiers, clock === 'known' ? until : undefined)
  for (const known of all) {
    // Of a day on which nothing was known of somebody, what was known first.
    const person = known && (personOn(known, day, clock) ?? personOn(known, day, 'effective'))
    if (!known) continue
    const archived = known.archived !== undefined && known.archived <= until
    const columns = person && { who: whoOn(person, day), identity: person.identity, career: person.career }
    const { dossier } = known
    rows.set(known, columns && rowThen({ dossier, archived, columns }, facts.get(dossier), day))
  }
}
