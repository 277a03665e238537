import * as blobs from '#db/blobs.ts'
import { closedSeat, seatGrants } from '#db/cases/seats.ts'
import * as filings from '#db/custody/filings.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import * as log from '#db/log/log.ts'
import { countUse, grantsOn } from '#db/readings/grants.ts'
import { insideTransaction, inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Group, groups, recordGroups } from '#domain/access/groups.ts'
import { type Action, type Circumstances, groupsFor, type Subject, visible } from '#domain/access/policy.ts'
import { presentOf, type Revision, type RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Damaged } from '#domain/errors.ts'
import type { BlobId, CaseId, DossierId, RecordId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { type Grant, grantState } from '#domain/readings/grant.ts'
import type { Instant } from '#domain/time.ts'
import { standingInFor } from '#gate/proxies.ts'
import type { App } from '#house/app.ts'

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

export type Asking = {
  readonly act: Act
  readonly action?: Action
  /** Only these groups of those that may be read; by default those of the sections, the catalogue being read by itself. */
  readonly only?: readonly Group[]
  /** As it was known at this moment. */
  readonly asOf?: Instant
}

/** The seats, readings and filings that bear on this actor and this dossier right now. */
export async function circumstancesOf(app: App, actor: Actor, dossier: DossierId): Promise<Circumstances> {
  const grants = await seatGrants(app, actor.person, dossier, standingInFor(app, actor))
  const seats = new Set(grants.flatMap((grant) => grant.groups))
  const filing = (await hasOpenFiling(app, dossier)) && app.seals.isSound('dossier', dossier, 2)
  const granted = new Set((await openGrants(app, actor, dossier)).flatMap((grant) => [...grant.groups]))
  return { seats, filing, logWritable: true, ...(granted.size > 0 && { granted }) }
}

/** What reading cases open to this actor at this moment: the clock ends it, and nothing else needs to. */
export async function openGrants(app: App, { person }: Actor, dossier: DossierId): Promise<readonly Grant[]> {
  const grants = await grantsOn(app, person, dossier)
  if (grants.length === 0) return grants
  const now = app.now()
  return grants.filter((grant) => grantState(grant, now) === 'open')
}

/** What is remembered is what was committed; a transaction sees its own writing too. */
const hasOpenFiling = async ({ db, filings: known }: App, dossier: DossierId): Promise<boolean> =>
  insideTransaction() ? filings.hasOpenFiling(db, dossier) : known.has(dossier)

/**
 * The gate for people: decide, write the access log, then open. Answers undefined where the dossier does not exist for
 * this actor, which routes say as 404. Throws LogUnavailable where the entry could not be written: no entry, no plaintext.
 */
export async function readDossier(app: App, actor: Actor, id: DossierId, asking: Asking): Promise<Reading | undefined> {
  const granted = await admit(app, actor, id, asking)
  if (!granted) return undefined
  const { asOf } = asking
  const { opened, changes, unread } = await revisions.openWithChanges(app, id, granted.groups, asOf)
  const known = asOf ? changes.filter(({ knownSince }) => knownSince <= asOf) : changes
  return { ...granted, ...presentOf(opened, sections), changes: known, ...linesOf(opened.length, unread) }
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

/** The bytes of an image that the dossier shows, if this actor may read the photo group. */
export async function readPhoto(app: App, actor: Actor, id: DossierId, blob: BlobId): Promise<Buffer | undefined> {
  const granted = await admit(app, actor, id, { act: 'dossier.photo-read', only: ['photo'] })
  const tag = revisions.groupTag(app.vault, id, 'photo')
  if (!granted?.groups.has('photo') || !(await blobs.belongs(app.db, blob, id, tag))) return undefined
  return openPicture(app, blob, id)
}

/** The bytes of an image that somebody may see already; one that does not open is noted as damage, and thrown as such. */
export async function openPicture(app: App, blob: BlobId, id: DossierId): Promise<Buffer> {
  try {
    return await app.blobs.read(app.db, blob, id)
  } catch (error) {
    if (error instanceof Damaged) app.damages.note({ of: 'dossier', id, what: 'does-not-open', where: 'blobs' })
    throw error
  }
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
 * What one finding is about, for whoever stands in as the second person (docs/decisions/0039): as a seat of these groups would
 * show it, and nothing else of the dossier. Same gate, same log.
 */
export async function readFinding(
  app: App,
  actor: Actor,
  id: DossierId,
  shown: readonly Group[],
): Promise<Reading | undefined> {
  const now = await circumstancesOf(app, actor, id)
  const asking = { act: 'dossier.read', only: shown } as const
  const granted = await admit(app, actor, id, asking, { ...now, seats: new Set(shown) })
  if (!granted) return undefined
  return { ...granted, ...presentOf(await revisions.open(app, id, granted.groups), sections), changes: [] }
}

/** Said only where something cannot be read. */
const linesOf = (read: number, unread: number): Pick<Reading, 'lines'> =>
  unread === 0 ? {} : { lines: { read, of: read + unread } }

/** Decides and writes the log; what the actor may open is in the answer, undefined where there is no such dossier for them. */
export async function admit(
  app: App,
  actor: Actor,
  id: DossierId,
  { act, action = 'read', only }: Asking,
  given?: Circumstances,
) {
  const subject = app.roster.entry(id)?.subject
  if (!subject) return undefined
  const circumstances = given ?? (await circumstancesOf(app, actor, id))
  if (!visible(actor, subject, circumstances)) return undefined
  const allowed = groupsFor(actor, action, subject, circumstances)
  const wanted = new Set(groups.filter((group) => allowed.has(group) && (only ?? recordGroups).includes(group)))
  const used = await grantsUsed(app, actor, { subject, circumstances, action, wanted })
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act,
    about: {
      dossier: id,
      groups: [...wanted].map((group) => revisions.groupTag(app.vault, id, group)).join(' '),
      ...(used.length > 0 && { reading: used.map((grant) => grant.case).join(' ') }),
    },
  })
  if (used.length > 0 && act !== 'dossier.photo-read')
    await inTransaction(app, async (app) => {
      for (const grant of used) await countUse(app.db, grant)
    })
  return { subject, circumstances, groups: wanted }
}

type Use = {
  readonly subject: Subject
  readonly circumstances: Circumstances
  readonly action: Action
  readonly wanted: ReadonlySet<Group>
}

/** The reading cases without which some of this would not be open. */
async function grantsUsed(app: App, actor: Actor, { subject, circumstances, action, wanted }: Use) {
  const { granted, ...others } = circumstances
  if (!granted) return []
  const without = groupsFor(actor, action, subject, others)
  const lent = [...wanted].filter((group) => !without.has(group))
  if (lent.length === 0) return []
  const grants = await openGrants(app, actor, subject.dossier)
  return grants.filter(({ groups: given }) => lent.some((group) => group === 'who' || given.has(group)))
}

/** What the program itself may open plaintext for (docs/decisions/0046). */
export type Purpose = 'roster' | 'apply' | 'compare' | 'condition' | 'check' | 'stale'

declare const work: unique symbol

/** Plaintext opened for the program's own work: branded, so that no view and no route takes it. */
export type Work<Value> = { readonly [work]: Purpose } & { readonly opened: Value }

/** The second door: opens everything, or only some groups, for the program itself, inside the caller's transaction, and leaves one trace. */
export async function openForWork(
  app: App,
  purpose: Purpose,
  id: DossierId,
  { silent = false, only = recordGroups }: { silent?: boolean; only?: readonly Group[] } = {},
): Promise<Work<{ contents: Contents; nothing: ReadonlySet<string>; revisions: readonly Revision[] }>> {
  if (!silent) await recordWork(app, purpose, id)
  const opened = await revisions.open(app, id, only)
  return { opened: { ...presentOf(opened, sections), revisions: opened } } as Work<{
    contents: Contents
    nothing: ReadonlySet<string>
    revisions: readonly Revision[]
  }>
}

/** The trace of it by itself, inside the caller's transaction, for work that is opened after it in turns. */
export const recordWork = (app: App, purpose: Purpose, id: DossierId): Promise<void> =>
  log.record(app.db, {
    at: app.now(),
    actor: 'system',
    act: 'dossier.worked-on',
    about: { dossier: id, purpose },
  })
