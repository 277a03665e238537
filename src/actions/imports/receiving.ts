import { preparePicture } from '#actions/dossiers/picture.ts'
import type { BlobRow } from '#db/blobs.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { Place } from '#domain/imports/place.ts'
import type { FileRead, SentFile } from '#domain/imports/read-file.ts'
import type { FileRefusal } from '#domain/imports/reading.ts'
import type { UnderstoodRecord } from '#domain/imports/understand.ts'
import type { App } from '#house/app.ts'
import { destroy } from './destroying.ts'

/** A file that was read: encrypted on the disk under the key of the dossier that it may become, in no table yet. */
export type Received = {
  readonly ok: true
  readonly name: string
  readonly bytes: number
  readonly dossier: DossierId
  readonly read: FileRead
  /** What the portrait makes of the section of photos. */
  readonly portrait: readonly UnderstoodRecord[]
  readonly blobs: readonly BlobRow[]
}

/** A file that cannot be read leaves nothing behind but why. */
export type Turned = {
  readonly ok: false
  readonly name: string
  readonly refusal: FileRefusal
  readonly place?: Place
  readonly params?: Readonly<Record<string, string>>
}

/** Everything slow about a file happens here, one at a time: reading, the portrait, the encrypted files on the disk. */
export async function receiveFile(app: App, file: SentFile): Promise<Received | Turned> {
  const { name, bytes } = file
  const read = await app.readingRoom.read(file)
  if (!read.ok) return { name, ...read }

  const dossier = app.newId<DossierId>()
  const blobs: BlobRow[] = []
  app.vault.addKey(dossier)
  try {
    blobs.push(await app.blobs.lay({ id: app.newId<BlobId>(), dossier, group: 'discipline', bytes, at: app.now() }))
    const { portrait, blob } = await layPortrait(app, dossier, read.value.portrait)
    if (blob) blobs.push(blob)
    return { ok: true, name, bytes: bytes.length, dossier, read: read.value, portrait, blobs }
  } catch (error) {
    await destroy(app, { dossier, blobs: blobs.map(({ id }) => id) })
    throw error
  }
}

/** What was received and is not staged after all leaves neither key nor file. */
export async function turnAway(app: App, files: readonly (Received | Turned)[]): Promise<void> {
  for (const file of files) if (file.ok) await destroy(app, { ...file, blobs: file.blobs.map(({ id }) => id) })
}

/** The portrait as the form prints it, encrypted on the disk; one that cannot be used is said so. */
async function layPortrait(app: App, dossier: DossierId, written: Uint8Array | undefined) {
  if (!written) return { portrait: [] }
  const prepared = await preparePicture(written)
  const photo = { section: 'photo', raw: '' }
  if (!prepared.ok)
    return { portrait: [{ ...photo, fields: {}, doubts: [{ code: prepared.refusal, field: 'image' }] }] }
  const { bytes, width, height } = prepared.value
  const blob = await app.blobs.lay({ id: app.newId<BlobId>(), dossier, group: 'photo', bytes, at: app.now() })
  return { portrait: [{ ...photo, fields: { image: { blob: blob.id, width, height } }, doubts: [] }], blob }
}
