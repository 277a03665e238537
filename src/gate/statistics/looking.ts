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
 * The names of a figure as of a day, by the clock of the figure: what it counted of each of them, and the dated facts of the list
 * of a past day (docs/decisions/0232, 0280). Somebody who came on file later stands there as first known, since the figure counts
 * them. The rows are made once for whoever counts the same people.
 */
function namesOn(app: App, actor: Actor, figure: Figure, day: Day, among: NonNullable<Viewer['among']>): Promise<Past> {
  const asked = `${day} ${JSON.stringify(figure)} ${among.key} ${app.roster.sightKey(viewerByDuty(app, actor))}`
  return keepPast(app, asked, app.pasts.get(asked) ?? made())

  async function made(): Promise<Past> {
    const { version } = app.roster
    const rows = new Map<DossierId, RosterRow>()
    const dossiers = [...among.marks.keys()].flatMap((slot) =>
      among.marks[slot] === 1 ? (app.roster.idAt(slot) ?? []) : [],
    )
    for (let at = 0; at < dossiers.length; at += atOnce) {
      if (at > 0) await setImmediate()
      for (const row of await rowsOf(app, figure, day, dossiers.slice(at, at + atOnce))) rows.set(row.dossier, row)
    }
    return { day, version, rows }
  }
}

async function rowsOf(
  app: App,
  { clock }: Figure,
  day: Day,
  dossiers: readonly DossierId[],
): Promise<readonly RosterRow[]> {
  const until = endOfDay(day)
  const facts = await summaries.openDated(app, dossiers, clock === 'known' ? until : undefined)
  return dossiers.flatMap((dossier) => {
    const known = app.statistics.knownOf(dossier)
    // Of a day on which nothing was known of somebody, what was known first.
    const person = known && (personOn(known, day, clock) ?? personOn(known, day, 'effective'))
    if (!person) return []
    const { identity, career } = person
    const archived = known.archived !== undefined && known.archived <= until
    return [
      rowThen({ dossier, archived, columns: { who: whoOn(person, day), identity, career } }, facts.get(dossier), day),
    ]
  })
}
