import type { Db } from '#db/database.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict } from '#domain/errors.ts'
import type { BlobId, BringingId, CommandId, DossierId, ImportId } from '#domain/ids.ts'
import type { Draft } from '#domain/imports/draft.ts'
import type { Json } from '#domain/json.ts'
import type { Instant } from '#domain/time.ts'
import type { Place, Vault } from '#keys/vault.ts'
import { claim } from './claims.ts'
import type { StagedImport } from './imports.ts'

type Sealing = { readonly db: Db; readonly vault: Vault }

const schema = 1

const placeOf = (id: ImportId, dossier: DossierId, version: number): Place => ({
  table: 'imports',
  group: 'discipline',
  dossier,
  record: id,
  version,
  schema,
})

export type NewImport = {
  readonly id: ImportId
  readonly batch: CommandId | BringingId
  readonly dossier: DossierId
  readonly blob: BlobId
  readonly draft: Draft
  readonly at: Instant
}

/** Adds the sealed draft with its claims; its dossier row is there already. */
export async function add({ db, vault }: Sealing, actor: Actor, { id, batch, dossier, blob, draft, at }: NewImport) {
  await db
    .insertInto('imports')
    .values({
      id,
      batch_id: batch,
      dossier_id: dossier,
      blob_id: blob,
      state: 'staged',
      draft: vault.seal(draft as unknown as Json, placeOf(id, dossier, 1)),
      created_at: at,
      created_by: actor.account,
    })
    .execute()
  await claim({ db, vault }, dossier, draft)
}

/** Opens the draft: for people behind the gate, for the program inside the caller's transaction. */
export const openDraft = ({ vault }: Pick<Sealing, 'vault'>, { id, dossier, version, sealed }: StagedImport): Draft =>
  vault.open(sealed, placeOf(id, dossier, version)) as unknown as Draft

/** Keeps what was mended; a version that somebody else (or another window) has moved is a Conflict. */
export async function save({ db, vault }: Sealing, { id, dossier, version }: StagedImport, draft: Draft) {
  const sealed = vault.seal(draft as unknown as Json, placeOf(id, dossier, version + 1))
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ draft: sealed, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'staged')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
  await claim({ db, vault }, dossier, draft)
}
