import { once } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import type { Command } from '#db/commands.ts'
import * as sealed from '#db/dossiers/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { merge } from '#domain/dossiers/merge.ts'
import { fieldsAt, type Standing, stampOf, standingAfter } from '#domain/dossiers/revision.ts'
import { type Field, type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import { type EditRefusal, refuseEditing } from './refusal.ts'
import { settleAs } from './settling.ts'
import { trace } from './trace.ts'
import { writeRecord } from './writing.ts'

export type Saving = {
  readonly dossier: DossierId
  readonly section: Section
  readonly record?: RecordId
  readonly fields: Fields
  /**
   * What the form was drawn from (`stampOf`): whatever was saved since is kept beside this change or asked about. Only the
   * program's own writing, which has just looked, comes without.
   */
  readonly stamp?: string
  /** The encrypted file that the fields name, laid on the disk already. */
  readonly blob?: BlobRow
}

/** The record's id, and the fields that somebody else had changed meanwhile and that were kept. */
export type Saved =
  | { readonly ok: true; readonly value: string; readonly taken: readonly Field[] }
  | { readonly ok: false; readonly refusal: EditRefusal }

/**
 * Writes one record of a draft: a new one, or a change of the one named. What another wrote since the form was drawn stays
 * (docs/decisions/0086); only the groups that really changed get a revision. Throws NotFound where the dossier is
 * invisible, Forbidden where the actor may look but not edit. Whoever asked tells nobody before it is on the disk.
 */
export async function saveRecord(app: App, actor: Actor, saving: Saving, command: Command): Promise<Saved> {
  const { dossier, section, blob } = saving
  let taken: readonly Field[] = []
  const write = async (app: App): Promise<Result<string, EditRefusal>> => {
    if (blob) app.whenUndone(() => app.blobs.remove(blob.id).catch(app.report))
    const refused = await refuseEditing(app, actor, dossier, section)
    if (refused) return refuse(refused)
    const found = await joined(app, saving)
    if (!found.ok) return found
    const { id, old, fields, before } = found.value
    if (takesAnAccountsName(app, dossier, section, { old, fields })) return refuse('dossier.namesake')
    if (blob) await app.blobs.enter(app.db, blob)
    const written = await writeRecord(app, actor, dossier, section, old ? 'change' : 'add', id, fields, {
      old,
      newest: before.revisions,
    })
    const settled = await settleAs(app, dossier, standingAfter(before, written, sections), {
      by: actor,
      before,
      written,
    })
    if (!settled.ok) return settled
    await trace(app, actor, 'dossier.record-saved', dossier, section)
    taken = found.value.taken
    return ok(id)
  }
  const saved = await once<EditRefusal>(app, actor, command, write, { toldLater: true })
  return saved.ok ? { ...saved, taken } : saved
}

type Joined = {
  readonly id: RecordId
  /** What the record is now; undefined for a new one. */
  readonly old: Fields | undefined
  readonly fields: Fields
  readonly taken: readonly Field[]
  /** The whole dossier as it stood before. */
  readonly before: Standing
}

/** What is to be written: the form's change joined with whatever was written since it was drawn. */
async function joined(app: App, saving: Saving): Promise<Result<Joined, EditRefusal>> {
  const { dossier, section, record, fields: mine, stamp } = saving
  const before = (await openForWork(app, 'compare', dossier)).opened
  const { contents, nothing, revisions } = before
  const records = contents[section.key] ?? []
  const old = record || section.single ? records.find(({ id }) => !record || id === record) : undefined
  if (record && !old) return refuse('dossier.record-missing')
  const drawnNow = stamp === undefined || stamp === stampOf(revisions, old?.id, { section: section.key, nothing })
  if (!old) {
    if (Object.values(mine).every((value) => value === undefined || value === false))
      return refuse('dossier.record-empty')
    if (!drawnNow) return refuse('dossier.nothing-declared')
    return ok({ id: app.newId<RecordId>(), old: undefined, fields: mine, taken: [], before })
  }
  const { id, fields: theirs } = old
  const base = drawnNow ? theirs : await baseOf(app, dossier, section, id, stamp)
  const { fields, taken, clashes } = merge(section, { base, theirs, mine })
  return clashes.length > 0 ? refuse('dossier.changed') : ok({ id, old: theirs, fields, taken, before })
}

async function baseOf(app: App, dossier: DossierId, section: Section, record: RecordId, stamp: string) {
  return fieldsAt(await sealed.open(app, dossier, groupsOf(section), { all: true }), record, stamp)
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
  const person = app.roster.subject(dossier)?.person
  return accountsNamed(app, String(fields['name'] ?? '')).some((namesake) => namesake !== person)
}
