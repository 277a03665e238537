import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Agreed, Asked, Export, Fetched } from '#domain/exports/export.ts'
import type { ExportId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** Asked, agreed and fetched are versions of one record, so that none passes for another. */
const placeOf = (id: ExportId, version: 1 | 2 | 3): Place => ({
  table: 'exports',
  group: 'organisation',
  dossier: 'organisation',
  record: id,
  version,
  schema: 1,
})

/** An export that was asked for, sealed; `fetched` where it left at once. */
export async function add({ db, vault }: Store, id: ExportId, asked: Asked, fetched?: Fetched): Promise<void> {
  await db
    .insertInto('exports')
    .values({
      id,
      asked: vault.seal(asked as unknown as Json, placeOf(id, 1)),
      agreed: null,
      fetched: fetched ? vault.seal(fetched, placeOf(id, 3)) : null,
    })
    .execute()
}

/** A second person agreed; answers whether nobody had before. */
export async function agree({ db, vault }: Store, id: ExportId, agreed: Agreed): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('exports')
    .set({ agreed: vault.seal(agreed, placeOf(id, 2)) })
    .where('id', '=', id)
    .where('agreed', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The file leaves; answers whether it had not before. */
export async function fetch({ db, vault }: Store, id: ExportId, fetched: Fetched): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('exports')
    .set({ fetched: vault.seal(fetched, placeOf(id, 3)) })
    .where('id', '=', id)
    .where('fetched', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type Reading = Store & Noting & Sound

/** One export; one that is not what was written, or does not open, is as one that is not there. */
export async function find(store: Reading, id: ExportId): Promise<Export | undefined> {
  const row = await store.db.selectFrom('exports').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** The newest first, from one place in their order on. */
export async function list(store: Reading, { from, most }: { from: number; most: number }): Promise<readonly Export[]> {
  const rows = await store.db.selectFrom('exports').selectAll().orderBy('id', 'desc').offset(from).limit(most).execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

type Row = {
  readonly id: ExportId
  readonly asked: Parameters<Vault['open']>[0]
  readonly agreed: Parameters<Vault['open']>[0] | null
  readonly fetched: Parameters<Vault['open']>[0] | null
}

function opened({ vault, seals, damages }: Reading, { id, asked, agreed, fetched }: Row): Export | undefined {
  if (!seals.isSound('exports', id)) return undefined
  const damage = { of: 'organisation', id, what: 'does-not-open', where: 'exports' } as const
  return salvaged({ damages }, damage, (): Export => {
    const consent = agreed && (vault.open(agreed, placeOf(id, 2)) as unknown as Agreed)
    const taken = fetched && (vault.open(fetched, placeOf(id, 3)) as unknown as Fetched)
    return {
      id,
      ...(vault.open(asked, placeOf(id, 1)) as unknown as Asked),
      ...(consent && { agreed: consent }),
      ...(taken && { fetched: taken }),
    }
  })
}
