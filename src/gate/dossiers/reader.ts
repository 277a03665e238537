import { closedSeat } from '#db/cases/seats.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Circumstances, Subject } from '#domain/access/policy.ts'
import { presentOf, type RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import type { Opened } from '#memory/opened.ts'
import { type Asking, admit, circumstancesOf } from './admitting.ts'

/** What a viewer may see of one dossier: the groups that were opened, and nothing of the others. */
export type Reading = {
  readonly subject: Subject
  readonly circumstances: Circumstances
  readonly groups: ReadonlySet<Group>
  readonly contents: Contents
  readonly nothing: ReadonlySet<string>
  readonly changes: readonly RevisionMeta[]
  /** How many lines of those groups can be read, of how many there are; absent where all can. */
  readonly lines?: { readonly read: number; readonly of: number }
}

/**
 * The gate for people: decide, write the access log, then open. Answers undefined where the dossier does not exist for
 * this actor, which routes say as 404. Throws LogUnavailable where the entry could not be written: no entry, no plaintext.
 */
export async function readDossier(app: App, actor: Actor, id: DossierId, asking: Asking): Promise<Reading | undefined> {
  const granted = await admit(app, actor, id, asking)
  if (!granted) return undefined
  const { asOf } = asking
  const known = asOf ? undefined : rememberedOf(app, id, granted.groups)
  return { ...granted, ...(known ?? (await openedOf(app, id, granted.groups, asOf))) }
}

/** As it was opened a little while ago, if it still opens: the rows are ours, and its key was not shredded since. */
function rememberedOf(app: App, id: DossierId, groups: ReadonlySet<Group>): Opened | undefined {
  revisions.ensureSound(app, id)
  return app.vault.hasKey(id) ? app.opened.get(id, groups, app.now()) : undefined
}

/** What stands in these groups, now or as known at a moment. The present is remembered, unless a part of it cannot be read. */
async function openedOf(app: App, id: DossierId, groups: ReadonlySet<Group>, asOf: Instant | undefined) {
  const keep = app.opened.keeper(id, groups, app.now())
  const { opened, changes, unread } = await revisions.openWithChanges(app, id, groups, asOf)
  const known = asOf ? changes.filter(({ knownSince }) => knownSince <= asOf) : changes
  const present = { ...presentOf(opened, sections), changes: known }
  if (!asOf && unread === 0) keep(present)
  return { ...present, ...linesOf(opened.length, unread) }
}

/** The whole history of a dossier as far as this actor may see it, every revision opened. Same gate, same log. */
export async function readHistory(
  app: App,
  actor: Actor,
  id: DossierId,
  asking: Partial<Pick<Asking, 'only' | 'act'>> = {},
) {
  const granted = await admit(app, actor, id, { act: 'dossier.history-read', ...asking })
  return granted && { ...granted, revisions: await revisions.open(app, id, granted.groups, { all: true }) }
}

/**
 * The changes of a dossier as far as this actor may see it, unopened, and opened the records that `shown` chooses among them:
 * a page of a long history costs no more than what stands on it. Same gate, same log.
 */
export async function readChanges(
  app: App,
  actor: Actor,
  id: DossierId,
  shown: (changes: readonly RevisionMeta[]) => readonly RecordId[],
) {
  const granted = await admit(app, actor, id, { act: 'dossier.history-read' })
  if (!granted) return undefined
  const changes = await revisions.changesOf(app, id, granted.groups)
  return { ...granted, changes, revisions: await revisions.openRecords(app, id, granted.groups, shown(changes)) }
}

/** What was known of a dossier on two days and what is known now. Same gate, same log. */
export async function readDays(app: App, actor: Actor, id: DossierId, [first, second]: readonly [Instant, Instant]) {
  const granted = await admit(app, actor, id, { act: 'dossier.history-read' })
  if (!granted) return undefined
  const at = (asOf?: Instant) => revisions.open(app, id, granted.groups, { asOf })
  const changes = await revisions.changesOf(app, id, granted.groups)
  return { ...granted, changes, earlier: await at(first), later: await at(second), now: await at() }
}

/**
 * The frozen slice of a seat that this actor closed (docs/decisions/0041): what its step decided on, as known when the
 * verdict was given, and nothing since. Same gate, same log; undefined for whoever gave no verdict in the case.
 */
export async function readDecided(
  app: App,
  actor: Actor,
  of: { readonly id: CaseId; readonly dossier: DossierId },
): Promise<Reading | undefined> {
  const closed = await closedSeat(app.db, of.id, actor.person)
  if (!closed) return undefined
  const now = await circumstancesOf(app, actor, of.dossier)
  const asking = { act: 'case.slice-read', only: ['who', ...closed.groups] } as const
  const granted = await admit(app, actor, of.dossier, asking, { ...now, seats: new Set(closed.groups) })
  if (!granted) return undefined
  const opened = await revisions.open(app, of.dossier, granted.groups, { asOf: closed.at })
  return { ...granted, ...presentOf(opened, sections), changes: [] }
}

/**
 * What one finding is about, for whoever stands in as the second person, or what the next seat of the same person decides on
 * (docs/decisions/0039): as a seat of these groups would show it, and nothing else of the dossier. Same gate, same log.
 */
export async function readAsSeat(
  app: App,
  actor: Actor,
  id: DossierId,
  shown: readonly Group[],
  act: Asking['act'] = 'dossier.read',
): Promise<Reading | undefined> {
  const now = await circumstancesOf(app, actor, id)
  const asking = { act, only: shown } as const
  const granted = await admit(app, actor, id, asking, { ...now, seats: new Set(shown) })
  if (!granted) return undefined
  return { ...granted, ...presentOf(await revisions.open(app, id, granted.groups), sections), changes: [] }
}

/** Said only where something cannot be read. */
const linesOf = (read: number, unread: number): Pick<Reading, 'lines'> =>
  unread === 0 ? {} : { lines: { read, of: read + unread } }
