import { type Selectable, type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import { type Db, oneOf } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Arrival } from '#domain/arrivals/arrival.ts'
import { Conflict } from '#domain/errors.ts'
import type { ArrivalId, DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }
type Opening = Store & Noting & Sound

type Row = Selectable<Schema['arrivals']>

/** Whatever waits belongs to no dossier for good; what lies in its box is the dossier's, and goes with its key. */
const placeOf = ({ id, dossier_id, version, stored_at }: Omit<Row, 'content'>): Place => ({
  table: 'arrivals',
  group: stored_at ? 'custody' : 'organisation',
  dossier: stored_at && dossier_id ? dossier_id : 'organisation',
  record: id,
  version,
  schema: 1,
})

function rowOf(vault: Vault, arrival: Arrival): Row {
  const { id, dossier, version, ...content } = arrival
  const row = { id, dossier_id: dossier ?? null, version, stored_at: arrival.stored?.at ?? null }
  return { ...row, content: vault.seal(content as unknown as Json, placeOf(row)) }
}

/** A new 转入, sealed under a key of the organisation until its paper lies in a box of a dossier. */
export async function add({ db, vault }: Store, arrival: Arrival): Promise<void> {
  await db.insertInto('arrivals').values(rowOf(vault, arrival)).execute()
}

/** Writes it as the next version of the one that was read; somebody else's change in between is a Conflict. */
export async function change({ db, vault }: Store, arrival: Arrival): Promise<Arrival> {
  const next = { ...arrival, version: arrival.version + 1 }
  const { id, ...row } = rowOf(vault, next)
  const { numUpdatedRows } = await db
    .updateTable('arrivals')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', arrival.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
  return next
}

/** One 转入 opened; undefined where there is none, or where its row was altered. */
export async function find(store: Opening, id: ArrivalId): Promise<Arrival | undefined> {
  const row = await store.db.selectFrom('arrivals').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** Those that wait first, then the newest. */
export async function all(store: Opening, most: number): Promise<readonly Arrival[]> {
  const rows = await store.db
    .selectFrom('arrivals')
    .selectAll()
    .orderBy((eb) => eb('stored_at', 'is not', null))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** What came for one dossier, the newest first. */
export async function ofDossier(store: Opening, dossier: DossierId): Promise<readonly Arrival[]> {
  const rows = await store.db
    .selectFrom('arrivals')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** One that was altered, or does not open, is left out and told as damaged. */
function opened({ vault, damages, seals }: Opening, row: Row): Arrival | undefined {
  const { id, dossier_id, version } = row
  if (!seals.isSound('arrivals', id)) return undefined
  const place = placeOf(row)
  if (place.dossier !== 'organisation' && !vault.hasKey(place.dossier)) return undefined
  const damage = { of: 'organisation', id, what: 'does-not-open', where: 'arrivals' } as const
  return salvaged({ damages }, damage, (): Arrival => {
    const content = vault.open(row.content, place) as unknown as Omit<Arrival, 'id' | 'dossier' | 'version'>
    return { ...content, id, version, ...(dossier_id && { dossier: dossier_id }) }
  })
}

/** What came for many dossiers, for figures: what is tied to none belongs to nobody yet. */
export async function ofDossiers(store: Opening, dossiers: readonly DossierId[]): Promise<readonly Arrival[]> {
  const rows = await rowsOfDossiers(store.db, JSON.stringify(dossiers))
  return rows.flatMap((row) => opened(store, row) ?? [])
}

const rowsOfDossiers = compiledOnce((db, ids: string) =>
  db.selectFrom('arrivals').selectAll().where(sql<SqlBool>`dossier_id in (select value from json_each(${ids}))`),
)

/** The dossiers that these are tied to. */
export async function dossiersOf(db: Db, ids: readonly ArrivalId[]): Promise<readonly DossierId[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('arrivals').select('dossier_id').where(oneOf('id', ids)).execute()
  return rows.flatMap(({ dossier_id }) => dossier_id ?? [])
}
