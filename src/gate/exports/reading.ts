import { importBehind } from '#db/imports/imports.ts'
import { openDraft } from '#db/imports/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { exported } from '#domain/access/rights.ts'
import { NotFound } from '#domain/errors.ts'
import type { CameFile } from '#domain/exports/person-job.ts'
import type { DossierId } from '#domain/ids.ts'
import { photoOf } from '#domain/prints/sheets/index.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

/** What of a dossier may leave, with its photo and the file that it began with. */
export type Leaving = {
  readonly dossier: DossierId
  readonly reading: Reading
  readonly photo?: Uint8Array | undefined
  readonly came?: CameFile | undefined
}

/**
 * Decides, logs the dossier, then opens it. Throws NotFound where it is invisible, Forbidden where it may be seen but not
 * exported, Damaged where a part of it cannot be read: a file must not lack what a person would miss.
 */
export async function readLeaving(
  app: App,
  actor: Actor,
  dossier: DossierId,
  act: 'dossier.exported' | 'dossier.compared',
): Promise<Leaving> {
  await guard(app, actor, dossier, { action: 'export' })
  const reading = await readDossier(app, actor, dossier, { act, action: 'export', only: exported })
  if (!reading) throw new NotFound()
  mustBeWhole(app, dossier)
  const image = photoOf(reading.contents)
  const photo = image && (await openPicture(app, image.blob, dossier))
  return { dossier, reading, photo, came: await cameFor(app, dossier, reading) }
}

/** The file holds words that nobody has read, so it is opened only for whoever may read those too. */
async function cameFor(app: App, dossier: DossierId, { groups }: Reading): Promise<CameFile | undefined> {
  if (!exported.every((group) => groups.has(group))) return undefined
  const kept = await importBehind(app, dossier)
  if (!kept) return undefined
  const draft = openDraft(app, kept)
  // A line of a list is no form that could go out again as it came.
  if (draft.file.format === 'list') return undefined
  const bytes = await app.blobs.read(app.db, kept.blob, dossier)
  const beside = draft.file.photo && (await app.blobs.read(app.db, draft.file.photo, dossier))
  const { name, mended } = draft.file
  return { name, bytes, mend: mended.length > 0, draft, ...(beside && { beside }) }
}
