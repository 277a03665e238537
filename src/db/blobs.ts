import { createHash } from 'node:crypto'
import type { Group } from '#domain/access/groups.ts'
import { Damaged, NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { blobFolder } from '#keys/blob-folder.ts'
import type { Tag } from '#keys/sealed.ts'
import { beginSpool, type Spooling } from '#keys/spool.ts'
import type { Vault } from '#keys/vault.ts'
import { type Db, notIn } from './database.ts'
import type { Schema } from './schema.ts'
import { openSegments, sealing } from './segments.ts'

export type NewBlob = {
  readonly id: BlobId
  readonly dossier: DossierId
  readonly group: Group
  readonly bytes: Uint8Array
  readonly at: Instant
}

/** A file on its way in, sealed piece by piece and never held whole (docs/decisions/0111). */
export type Laying = {
  readonly add: (bytes: Uint8Array) => Promise<void>
  /** On the disk when this resolves. */
  readonly end: () => Promise<BlobRow>
  readonly giveUp: () => Promise<void>
}

/** Photos and scans, encrypted in files beside the database. */
export type Blobs = {
  /** File, then row. Outside a transaction; inside one use `lay` before it and `enter` within. */
  readonly write: (db: Db, blob: NewBlob) => Promise<void>
  /**
   * The encrypted file, on the disk when this resolves. Without its row it is kept and counted (docs/decisions/0088).
   */
  readonly lay: (blob: NewBlob) => Promise<BlobRow>
  readonly begin: (blob: Omit<NewBlob, 'bytes'>) => Promise<Laying>
  readonly enter: (db: Db, row: BlobRow) => Promise<void>
  /** The plain bytes. NotFound for a blob that the dossier does not have; Damaged when the file is not what was written. */
  readonly read: (db: Db, id: BlobId, dossier: DossierId) => Promise<Buffer>
  /** The plain bytes of a file that was laid and is not entered yet. */
  readonly readLaid: (row: BlobRow) => Promise<Buffer>
  /** Files that no row names. */
  readonly unused: (db: Db) => Promise<readonly BlobId[]>
  /** Removes a file: of the act that failed after laying it, or by order of two people. */
  readonly remove: (id: BlobId) => Promise<void>
  readonly removeUnfinished: () => Promise<void>
  /** A file on its way out that is too large to be held: of no dossier, and in no table. */
  readonly spool: (id: string) => Promise<Spooling>
  /** Bytes free on the disk of the data. */
  readonly free: () => Promise<number>
}

export type BlobRow = Schema['blobs']

type Laid = Pick<BlobRow, 'id' | 'dossier_id' | 'group_tag' | 'bytes'>

/** Keeps blobs in `folder`, which is made with the first of them. */
export function createBlobs(vault: Vault, folder: string): Blobs {
  const files = blobFolder(folder)

  const begin: Blobs['begin'] = async ({ id, dossier, group, at }) => {
    const [key, tag] = [vault.blobKey(dossier, id), vault.tag(dossier, `group:${group}`)]
    const file = await files.begin(id)
    const hash = createHash('sha256')
    const sealer = sealing(key, placeOf(vault, dossier, id, tag), async (sealed) => {
      hash.update(sealed)
      await file.write(sealed)
    })
    let bytes = 0
    return {
      add: async (piece) => {
        bytes += piece.length
        await sealer.add(piece)
      },
      end: async () => {
        await sealer.end()
        await file.finish()
        return { id, dossier_id: dossier, group_tag: tag, bytes, cipher_hash: hash.digest('hex'), created_at: at }
      },
      giveUp: file.giveUp,
    }
  }
  const lay: Blobs['lay'] = async ({ bytes, ...blob }) => {
    const laying = await begin(blob)
    try {
      await laying.add(bytes)
      return await laying.end()
    } catch (error) {
      await laying.giveUp()
      throw error
    }
  }
  const readLaid = async ({ id, dossier_id: dossier, group_tag: tag, bytes }: Laid) => {
    const sealed = await files.open(id)
    if (!sealed) throw new Damaged({ table: 'blobs', id })
    try {
      const plain = await openSegments(vault.blobKey(dossier, id), placeOf(vault, dossier, id, tag), sealed)
      if (plain.length !== bytes) throw new Damaged({ table: 'blobs', id })
      return plain
    } finally {
      await sealed.close()
    }
  }
  const enter = async (db: Db, row: BlobRow) => {
    await db.insertInto('blobs').values(row).execute()
  }

  return {
    lay,
    begin,
    enter,
    write: async (db, blob) => enter(db, await lay(blob)),
    read: async (db, id, dossier) => {
      const row = await find(db, id, dossier)
      if (!row) throw new NotFound()
      return readLaid({ ...row, id, dossier_id: dossier })
    },
    readLaid,
    unused: async (db) => notIn(db, 'blobs', (await files.ids()) as BlobId[]),
    remove: (id) => files.remove(id),
    removeUnfinished: () => files.removeUnfinished(),
    spool: async (id) => beginSpool(await files.passing(id)),
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
