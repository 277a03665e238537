import { type EditRefusal, refuseEditing } from '#actions/dossiers/refusal.ts'
import { settle } from '#actions/dossiers/settling.ts'
import { trace } from '#actions/dossiers/trace.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import { once } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import { answered, type Command } from '#db/commands.ts'
import * as imports from '#db/imports/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Contents, Fields, ImageRef } from '#domain/dossiers/section.ts'
import { photo as photoSection } from '#domain/dossiers/sections/photo.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId, ImportId, RecordId } from '#domain/ids.ts'
import { type Against, against } from '#domain/imports/against.ts'
import { contentsOf } from '#domain/imports/draft.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { heldNumber } from '#gate/imports/knowing.ts'
import type { App } from '#house/app.ts'
import { inHand } from './in-hand.ts'

export type Taking = {
  readonly id: ImportId
  readonly version: number
  /** Whether a value was chosen, and what its dossier said where it was chosen. */
  readonly isTaken: (record: RecordId, field: string) => boolean
}

/**
 * Takes chosen values of an import into the draft of the person who is on file already. Nothing is taken that was not
 * chosen, and an archived dossier takes nothing: it changes by a case. The import stays in hand. Answers the dossier.
 */
export async function takeValues(
  app: App,
  actor: Actor,
  { id, version, isTaken }: Taking,
  command: Command,
): Promise<Result<string, EditRefusal>> {
  const known = await answered<string>(app, actor, command)
  if (known) return ok(known)
  const photo = await layPhoto(app, actor, { id, version, isTaken })
  return once<EditRefusal>(app, actor, command, async (app) => {
    if (photo) app.whenUndone(() => app.blobs.remove(photo.row.id).catch(app.report))
    const staged = await inHand(app, actor, id, version)
    const draft = imports.openDraft(app, staged)
    const dossier = (await heldNumber(app, actor, draft, staged.dossier))?.dossier
    if (!dossier) throw new NotFound()
    const { contents } = (await openForWork(app, 'compare', dossier)).opened
    const refused = await takeAll(app, actor, { dossier, contents, photo }, against(draft, contents), isTaken)
    if (refused) return refuse(refused)
    const settled = await settle(app, dossier, actor)
    return settled.ok ? ok(dossier) : settled
  })
}

type Target = {
  readonly dossier: DossierId
  readonly contents: Contents
  readonly photo: { readonly row: BlobRow; readonly image: ImageRef } | undefined
}

async function takeAll(
  app: App,
  actor: Actor,
  target: Target,
  records: readonly Against[],
  isTaken: Taking['isTaken'],
): Promise<EditRefusal | undefined> {
  if (target.photo && target.photo.row.dossier_id !== target.dossier) throw new Conflict()
  for (const one of records) {
    const fields = chosenOf(one, isTaken, target.photo?.image)
    if (!fields) continue
    const refused = await refuseEditing(app, actor, target.dossier, one.section)
    if (refused) return refused
    await write(app, actor, target, one, fields)
  }
  return undefined
}

/**
 * The values of a record that were chosen; undefined where none was. Words that nobody has read are nothing without the place
 * where they stood, and a portrait is the one that lies under the key of this dossier.
 */
function chosenOf({ key, section, differences }: Against, isTaken: Taking['isTaken'], image: ImageRef | undefined) {
  const ticked = differences.filter(({ field }) => isTaken(key, field.key))
  if (ticked.length === 0) return undefined
  const chosen = section.key === 'unread' ? differences : ticked
  const values = Object.fromEntries(chosen.map(({ field, new: value }) => [field.key, value])) as Fields
  return section.key === 'photo' && image ? { ...values, image } : values
}

/**
 * A portrait that was chosen, encrypted anew under the key of the dossier that takes it: on the disk before the transaction
 * begins (docs/decisions/0107).
 */
async function layPhoto(app: App, actor: Actor, { id, version, isTaken }: Taking) {
  const staged = await inHand(app, actor, id, version)
  const draft = imports.openDraft(app, staged)
  const sent = contentsOf(draft)['photo']?.[0]
  const image = sent?.fields['image'] as ImageRef | undefined
  if (!sent || !image || !isTaken(sent.id, 'image')) return undefined
  const dossier = (await heldNumber(app, actor, draft, staged.dossier))?.dossier
  if (!dossier || (await refuseEditing(app, actor, dossier, photoSection))) return undefined
  const bytes = await app.blobs.read(app.db, image.blob, staged.dossier)
  const row = await app.blobs.lay({ id: app.newId<BlobId>(), dossier, group: 'photo', bytes, at: app.now() })
  return { row, image: { ...image, blob: row.id } }
}

async function write(app: App, actor: Actor, { dossier, contents, photo }: Target, one: Against, chosen: Fields) {
  const { section, record } = one
  if (photo && section.key === 'photo') await app.blobs.enter(app.db, photo.row)
  const old = contents[section.key]?.find(({ id }) => id === record)?.fields
  const fields = { ...old, ...chosen }
  await writeRecord(app, actor, dossier, section, old ? 'change' : 'add', record ?? app.newId<RecordId>(), fields, {
    old,
  })
  await trace(app, actor, 'dossier.record-saved', dossier, section)
}
