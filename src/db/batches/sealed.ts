import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Schema } from '#db/schema.ts'
import { serial, take } from '#db/series.ts'
import type { Batch, BatchContent, BatchKind } from '#domain/batches/batch.ts'
import { Conflict } from '#domain/errors.ts'
import type { BatchId, PersonId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

const placeOf = (id: BatchId, version: number): Place => ({
  table: 'batches',
  group: 'organisation',
  dossier: 'organisation',
  record: id,
  version,
  schema: 1,
})

type NewBatch = {
  readonly id: BatchId
  readonly kind: BatchKind
  readonly author: PersonId
  readonly at: Instant
  readonly content: BatchContent
}

/** Adds a batch, numbered within its year: `B-2026-0001`. */
export async function add({ db, vault }: Store, { id, kind, author, at, content }: NewBatch): Promise<Batch> {
  const year = dayOf(at).slice(0, 4)
  const number = `B-${year}-${serial(await take(db, { kind: 'batch', year: Number(year) }))}`
  const sealed = vault.seal(content as unknown as Json, placeOf(id, 1))
  await db
    .insertInto('batches')
    .values({ id, number, kind, author, created_at: at, version: 1, content: sealed })
    .execute()
  return { id, number, kind, author, createdAt: at, version: 1, content }
}

/** What a batch says from now on. Whoever wrote meanwhile makes it a Conflict. */
export async function rewrite({ db, vault }: Store, { id, version }: Batch, content: BatchContent): Promise<void> {
  const sealed = vault.seal(content as unknown as Json, placeOf(id, version + 1))
  const { numUpdatedRows } = await db
    .updateTable('batches')
    .set({ version: version + 1, content: sealed })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}

type Opening = Store & Noting

/** One batch opened; undefined where there is none. One that does not open goes by its number. */
export async function find(store: Opening, id: BatchId): Promise<Batch | undefined> {
  const row = await store.db.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** These batches; what does not open is told as damaged, and its cases stay cases. */
export async function findAll(store: Opening, ids: readonly BatchId[]): Promise<ReadonlyMap<BatchId, Batch>> {
  if (ids.length === 0) return new Map()
  const rows = await store.db.selectFrom('batches').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, opened(store, row)]))
}

/** The newest of them, of one kind or of all. */
export async function newest(store: Opening, most: number, kind?: BatchKind): Promise<readonly Batch[]> {
  const rows = await store.db
    .selectFrom('batches')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as BatchKind))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => opened(store, row))
}

function opened({ vault, damages }: Opening, row: Schema['batches']): Batch {
  const { id, number, kind, author, created_at: createdAt, version } = row
  const damage = { of: 'organisation', id, what: 'does-not-open', where: 'batches' } as const
  const open = () => vault.open(row.content, placeOf(id, version)) as unknown as BatchContent
  const content = salvaged({ damages }, damage, open) ?? { title: number }
  return { id, number, kind, author, createdAt, version, content }
}
