import { setImmediate } from 'node:timers/promises'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import * as summaries from '#db/roster/past/sealed.ts'
import { recordGroups } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import { presentOf } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { summarise } from '#domain/dossiers/summary.ts'
import { Damaged } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Columns, RosterEntry, RosterRow } from '#domain/roster/entry.ts'
import { type Past, rowThen } from '#domain/roster/past.ts'
import { type Day, endOfDay } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** The lists of past days that are in memory, like that of today, each by what it was asked by; they go when the house is locked. */
export type Pasts = Map<string, Promise<Past>>

/** Remembers lists of past days that somebody asked for: empty at the start. */
export const createPasts = (): Pasts => new Map()

/** So many lists are kept, the ones asked for last. */
const kept = 4

/** So many dossiers are opened in one turn. */
export const atOnce = 50

/**
 * 花名册 of a past day, for the program's own work like that of today: what is shown of it the roster decides, row by row. Made
 * once for everybody who asks; afterwards only what has changed is opened again.
 */
export function pastOf(app: App, day: Day): Promise<Past> {
  const before = app.pasts.get(day)
  return keepPast(
    app,
    day,
    (before ?? Promise.resolve(undefined)).then((past) => followed(app, day, past)),
  )
}

/** Keeps a list under what it was asked by, in place of the one that nobody has asked for longest. */
export function keepPast({ pasts }: Pick<App, 'pasts'>, asked: string, made: Promise<Past>): Promise<Past> {
  pasts.delete(asked)
  pasts.set(asked, made)
  for (const other of [...pasts.keys()].slice(0, -kept)) pasts.delete(other)
  made.catch(() => {
    if (pasts.get(asked) === made) pasts.delete(asked)
  })
  return made
}

async function followed(app: App, day: Day, before: Past | undefined): Promise<Past> {
  const { version } = app.roster
  const changed = before && app.roster.changedSince(before.version)
  if (before && changed?.length === 0) return before
  const dossiers = changed ? changed.map(({ subject }) => subject.dossier) : [...app.roster.subjects()].map(idOf)
  const rows = new Map(changed ? before?.rows : [])
  for (let at = 0; at < dossiers.length; at += atOnce) {
    if (at > 0) await setImmediate()
    const some = dossiers.slice(at, at + atOnce).flatMap((id) => app.roster.entry(id) ?? [])
    const opened = await rowsOf(app, day, some)
    for (const { subject } of some) {
      const row = opened.get(subject.dossier)
      if (row) rows.set(subject.dossier, row)
      else rows.delete(subject.dossier)
    }
  }
  return { day, version, rows }
}

const idOf = ({ dossier }: Subject): DossierId => dossier

/** What stood in the list on that day, of those of these dossiers that there were. */
async function rowsOf(app: App, day: Day, entries: readonly RosterEntry[]): Promise<ReadonlyMap<DossierId, RosterRow>> {
  const until = endOfDay(day)
  const begun = await dossiers.beginnings(app.db, JSON.stringify(entries.map(({ subject }) => subject.dossier)))
  const there = new Map(begun.filter(({ created_at }) => created_at <= until).map((row) => [row.id, row]))
  const then = await summaries.openThen(app, [...there.keys()], until)
  const rows = new Map<DossierId, RosterRow>()
  for (const entry of entries) {
    const { dossier } = entry.subject
    const row = there.get(dossier)
    if (!row) continue
    const { listed, dated } = then.get(dossier) ?? {}
    const columns = listed?.who ? { ...listed, who: listed.who } : await openedThen(app, entry, day)
    const archived = row.archived_at !== null && row.archived_at <= until
    rows.set(dossier, rowThen({ dossier, archived, columns }, dated, day))
  }
  return rows
}

/** Made from the revisions where the summary of that day is of another shape or damaged; where those are too, the name alone. */
async function openedThen(
  app: App,
  { subject: { dossier }, columns: { who } }: RosterEntry,
  day: Day,
): Promise<Partial<Columns> & Pick<Columns, 'who'>> {
  try {
    const { contents, nothing } = presentOf(
      await revisions.open(app, dossier, recordGroups, { asOf: endOfDay(day) }),
      sections,
    )
    const summary = summarise(contents, nothing)
    if (summary.who.unit) return summary
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
  }
  return { who: { name: who.name, unit: who.unit } }
}
