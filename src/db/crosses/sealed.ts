import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Duty } from '#domain/access/actor.ts'
import type { CrossContent, SavedCross } from '#domain/crosses/saved.ts'
import { Conflict } from '#domain/errors.ts'
import type { AccountId, CrossId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }
type Opening = Store & Noting & Sound

const placeOf = (id: CrossId, version: number): Place => ({
  table: 'cross_tables',
  group: 'organisation',
  dossier: 'organisation',
  record: id,
  version,
  schema: 1,
})

/** A cross-table that somebody keeps; its name and definition sealed. */
export async function add({ db, vault }: Store, { id, owner, ...content }: NewCross): Promise<void> {
  const sealed = vault.seal(content as unknown as Json, placeOf(id, 1))
  await db
    .insertInto('cross_tables')
    .values({ id, account_id: owner, shared_with: null, version: 1, content: sealed })
    .execute()
}

export type NewCross = CrossContent & Pick<SavedCross, 'id' | 'owner'>

/** What it says from now on, and with whom it is shared. Whoever wrote meanwhile makes it a Conflict. */
export async function rewrite({ db, vault }: Store, cross: SavedCross, now: Partial<Told>): Promise<void> {
  const { id, owner: _, version, sharedWith, ...content } = { ...cross, ...now }
  const { numUpdatedRows } = await db
    .updateTable('cross_tables')
    .set({
      version: version + 1,
      shared_with: sharedWith ?? null,
      content: vault.seal(content as unknown as Json, placeOf(id, version + 1)),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}

type Told = CrossContent & { readonly sharedWith: Duty | undefined }

/** Removes one, from every start page too. Whoever wrote meanwhile makes it a Conflict. */
export async function remove({ db }: Pick<Store, 'db'>, { id, version }: SavedCross): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('cross_tables')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Conflict()
}

/** The tables of this account, the oldest first. */
export async function ownedBy(store: Opening, account: AccountId): Promise<readonly SavedCross[]> {
  const rows = await store.db
    .selectFrom('cross_tables')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** Every table that is shared with some duty, whoever it reaches. */
export async function shared(store: Opening): Promise<readonly SavedCross[]> {
  const rows = await store.db
    .selectFrom('cross_tables')
    .selectAll()
    .where('shared_with', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** One table; undefined where there is none, or it is not as it was written. */
export async function find(store: Opening, id: CrossId): Promise<SavedCross | undefined> {
  const row = await store.db.selectFrom('cross_tables').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** What is not as it was written is left out; what does not open is noted as damaged and left out. */
function opened({ vault, seals, damages }: Opening, row: Schema['cross_tables']): SavedCross | undefined {
  const { id, account_id: owner, version, shared_with: sharedWith, content } = row
  if (!seals.isSound('cross_tables', id)) return undefined
  const damage = { of: 'organisation', id, what: 'does-not-open', where: 'cross_tables' } as const
  const told = salvaged({ damages }, damage, () => vault.open(content, placeOf(id, version)) as unknown as CrossContent)
  return told && { ...told, id, owner, version, ...(sharedWith && { sharedWith }) }
}
