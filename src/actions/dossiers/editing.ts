import { once } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import type { Command } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isOpenForWork } from '#domain/dossiers/dossier.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import { type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import type { EditRefusal } from './refusal.ts'
import { settle } from './settling.ts'
import { trace } from './trace.ts'
import { writeRecord } from './writing.ts'

export type Saving = {
  readonly dossier: DossierId
  readonly section: Section
  readonly record?: RecordId
  readonly fields: Fields
  /** What the record was when the form was drawn (`stampOf`): whoever saved in between is not overwritten unseen. */
  readonly stamp?: string
  /** The encrypted file that the fields name, laid on the disk already. */
  readonly blob?: BlobRow
}

/**
 * Writes one record of a draft: a new one, or a change of the one named. Only the groups that really changed get a revision.
 * Throws NotFound where the dossier is invisible, Forbidden where the actor may look but not edit.
 */
export function saveRecord(
  app: App,
  actor: Actor,
  saving: Saving,
  command: Command,
): Promise<Result<string, EditRefusal>> {
  const { dossier, section, fields, blob } = saving
  return once<EditRefusal>(app, actor, command, async (app) => {
    if (blob) app.whenUndone(() => app.blobs.remove(blob.id).catch(app.report))
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const found = await recordInHand(app, saving)
    if (!found.ok) return found
    const { target, old } = found.value
    if (blob) await app.blobs.enter(app.db, blob)
    const id = target ?? app.newId<RecordId>()
    await writeRecord(app, actor, dossier, section, old ? 'change' : 'add', id, fields, { old: old?.fields })
    await handOver(app, actor, dossier)
    const settled = await settle(app, dossier)
    if (!settled.ok) return settled
    await trace(app, actor, 'dossier.record-saved', dossier, section)
    return ok(id)
  })
}

/** The record that is written to, as it is now: none for a new one. Refuses what would be lost or must be asked elsewhere. */
async function recordInHand(app: App, { dossier, section, record, fields, stamp }: Saving) {
  const { contents, revisions: all } = (await openForWork(app, 'compare', dossier)).opened
  const records = contents[section.key] ?? []
  const target = record ?? (section.single ? records[0]?.id : undefined)
  const old = records.find(({ id }) => id === target)
  if (record && !old) return refuse('dossier.record-missing')
  if (stamp !== undefined && stamp !== stampOf(all, target)) return refuse('dossier.changed')
  if (takesAnAccountsName(app, dossier, section, { old: old?.fields, fields })) return refuse('dossier.namesake')
  return ok({ target, old })
}

/** Takes a wrong record of a draft out of sight; its revisions stay in the history. */
export function retractRecord(
  app: App,
  actor: Actor,
  { dossier, section, record }: { dossier: DossierId; section: Section; record: RecordId },
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const { contents } = (await openForWork(app, 'compare', dossier)).opened
    const old = contents[section.key]?.find(({ id }) => id === record)
    if (!old) return refuse('dossier.record-missing')
    await writeRecord(app, actor, dossier, section, 'retract', record, {}, { old: old.fields })
    const settled = await settle(app, dossier)
    if (!settled.ok) return settled
    await trace(app, actor, 'dossier.record-retracted', dossier, section)
    return ok(dossier)
  })
}

/** Records 无此类情况 for an empty section. */
export function declareNothing(
  app: App,
  actor: Actor,
  { dossier, section }: { dossier: DossierId; section: Section },
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const { contents, nothing } = (await openForWork(app, 'compare', dossier)).opened
    if (contents[section.key] || nothing.has(section.key)) return refuse('dossier.record-missing')
    await writeRecord(app, actor, dossier, section, 'none-declared', app.newId<RecordId>(), {}, {})
    await trace(app, actor, 'dossier.nothing-declared', dossier, section)
    return ok(dossier)
  })
}

/**
 * Whether a draft begun for nobody with an account is renamed to somebody with one. Whether they are one person is asked
 * where a dossier begins, since nobody decides on the own dossier; afterwards nothing asks any more.
 */
function takesAnAccountsName(
  app: App,
  dossier: DossierId,
  { key }: Section,
  { old, fields }: { readonly old: Fields | undefined; readonly fields: Fields },
): boolean {
  if (key !== 'basic' || fields['name'] === old?.['name']) return false
  const person = app.roster.entry(dossier)?.subject.person
  return accountsNamed(app, String(fields['name'] ?? '')).some((namesake) => namesake !== person)
}

/** A draft that turns out to be of an HR person's relative goes to the 代管人 at once (decisions.md 39). */
async function handOver(app: App, actor: Actor, id: DossierId) {
  const { contents } = (await openForWork(app, 'check', id, { silent: true })).opened
  if (keepingOf(app, actor, contents).keeper === 'deputy') await dossiers.setKeeper(app.db, id, 'deputy')
}

/** Throws what the gate throws; answers a refusal where only the state of the dossier forbids. */
async function refuseEditing(
  app: App,
  actor: Actor,
  id: DossierId,
  section: Section,
): Promise<EditRefusal | undefined> {
  const { subject } = await guard(app, actor, id, { action: 'edit', groups: groupsOf(section), ofDraft: true })
  return isOpenForWork(subject.state) ? undefined : 'dossier.read-only'
}
