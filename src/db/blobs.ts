import { createHash } from 'node:crypto'
import type { Group } from '#domain/access/groups.ts'
import { Damaged, NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { blobFolder } from '#keys/blob-folder.ts'
import { type CipherKey, decrypt, encrypt, overhead } from '#keys/envelope.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'
import { type Db, notIn } from './database.ts'
import type { Schema } from './schema.ts'

export type NewBlob = {
  readonly id: BlobId
  readonly dossier: DossierId
  readonly group: Group
  readonly bytes: Uint8Array
  readonly at: Instant
}

/** Photos and scans, encrypted in files beside the database. */
export type Blobs = {
  /** File, then row. Outside a transaction; inside one use `lay` before it and `enter` within. */
  readonly write: (db: Db, blob: NewBlob) => Promise<void>
  /**
   * The encrypted file, on the disk when this resolves. Without its row it is kept and counted (docs/decisions/0088).
   */
  readonly lay: (blob: NewBlob) => Promise<BlobRow>
  readonly enter: (db: Db, row: BlobRow) => Promise<void>
  /** The plain bytes. NotFound for a blob that the dossier does not have; Damaged when the file is not what was written. */
  readonly read: (db: Db, id: BlobId, dossier: DossierId) => Promise<Buffer>
  /** Files that no row names. */
  readonly unused: (db: Db) => Promise<readonly BlobId[]>
  /** Removes a file: of the act that failed after laying it, or by order of two people. */
  readonly remove: (id: BlobId) => Promise<void>
  readonly removeUnfinished: () => Promise<void>
  /** Bytes free on the disk of the data. */
  readonly free: () => Promise<number>
}

export type BlobRow = Schema['blobs']

/** Keeps blobs in `folder`, which is made with the first of them. */
export function createBlobs(vault: Vault, folder: string): Blobs {
  const files = blobFolder(folder)

  const lay = async ({ id, dossier, group, bytes, at }: NewBlob): Promise<BlobRow> => {
    const tag = vault.tag(dossier, `group:${group}`)
    const sealed = sealSegments(vault.blobKey(dossier, id), bytes, placeOf(vault, dossier, id, tag))
    await files.write(id, sealed)
    const hash = createHash('sha256').update(sealed).digest('hex')
    return { id, dossier_id: dossier, group_tag: tag, bytes: bytes.length, cipher_hash: hash, created_at: at }
  }
  const enter = async (db: Db, row: BlobRow) => {
    await db.insertInto('blobs').values(row).execute()
  }

  return {
    lay,
    enter,
    write: async (db, blob) => enter(db, await lay(blob)),
    read: async (db, id, dossier) => {
      const row = await find(db, id, dossier)
      if (!row) throw new NotFound()
      const sealed = await files.read(id)
      if (!sealed) throw new Damaged({ table: 'blobs', id })
      const plain = openSegments(vault.blobKey(dossier, id), sealed, placeOf(vault, dossier, id, row.group_tag))
      if (plain.length !== row.bytes) throw new Damaged({ table: 'blobs', id })
      return plain
    },
    unused: async (db) => notIn(db, 'blobs', (await files.ids()) as BlobId[]),
    remove: (id) => files.remove(id),
    removeUnfinished: () => files.removeUnfinished(),
    free: () => files.free(),
  }
}

/** Every blob of a dossier. */
export async function blobsOf(db: Db, dossier: DossierId): Promise<readonly BlobId[]> {
  const rows = await db.selectFrom('blobs').select('id').where('dossier_id', '=', dossier).execute()
  return rows.map(({ id }) => id)
}

/** Whether the dossier has this blob, in the group of that tag. */
export const belongs = async (db: Db, id: BlobId, dossier: DossierId, group: Tag): Promise<boolean> =>
  (await find(db, id, dossier))?.group_tag === group

/** The tag of the group that a blob of this dossier lies in. */
export const groupOf = async (db: Db, id: BlobId, dossier: DossierId): Promise<Tag | undefined> =>
  (await find(db, id, dossier))?.group_tag

const find = (db: Db, id: BlobId, dossier: DossierId) =>
  db
    .selectFrom('blobs')
    .select(['bytes', 'group_tag'])
    .where('id', '=', id)
    .where('dossier_id', '=', dossier)
    .executeTakeFirst()

const placeOf = (vault: Vault, dossier: DossierId, id: BlobId, group: Tag) =>
  ['blob', vault.installation, dossier, id, group] as const

const segmentBytes = 65_536

/** Each segment knows its number and whether it is the last: nothing can be cut off, moved, doubled or joined on. */
const segmentPlace = (place: readonly string[], index: number, last: boolean) => [
  ...place,
  String(index),
  last ? 'last' : 'more',
]

function sealSegments(key: CipherKey, bytes: Uint8Array, place: readonly string[]): Buffer {
  const count = Math.max(1, Math.ceil(bytes.length / segmentBytes))
  const segments = Array.from({ length: count }, (_, index) => {
    const plain = bytes.subarray(index * segmentBytes, (index + 1) * segmentBytes)
    return encrypt(key, plain, segmentPlace(place, index, index === count - 1))
  })
  return Buffer.concat(segments)
}

function openSegments(key: CipherKey, sealed: Buffer, place: readonly string[]): Buffer {
  const size = segmentBytes + overhead(key.suite)
  const count = Math.max(1, Math.ceil(sealed.length / size))
  const segments = Array.from({ length: count }, (_, index) =>
    decrypt(key, sealed.subarray(index * size, (index + 1) * size), segmentPlace(place, index, index === count - 1)),
  )
  return Buffer.concat(segments)
}
