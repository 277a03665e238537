import * as blobs from '#db/blobs.ts'
import { groupTag } from '#db/dossiers/revision-row.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Damaged } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { admit } from './admitting.ts'

/** The bytes of an image that the dossier shows, if this actor may read the photo group. */
export async function readPhoto(app: App, actor: Actor, id: DossierId, blob: BlobId): Promise<Buffer | undefined> {
  const granted = await admit(app, actor, id, { act: 'dossier.photo-read', only: ['photo'] })
  const tag = groupTag(app.vault, id, 'photo')
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
