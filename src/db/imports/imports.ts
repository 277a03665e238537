import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { Keeper } from '#domain/dossiers/dossier.ts'
import { Conflict } from '#domain/errors.ts'
import type { BlobId, DossierId, ImportId, PersonId, UnitId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'

/** A staged import without its content: what says whether this actor may open it. */
export type StagedImport = {
  readonly id: ImportId
  readonly dossier: DossierId
  readonly state: 'staged' | 'kept' | 'discarded'
  readonly at: Instant
  readonly version: number
  readonly subject: Subject
  readonly entity: UnitId
  readonly sealed: Sealed
}

/** The same without what is sealed. */
export type WaitingImport = Omit<StagedImport, 'sealed'>

/** One import, whoever it is of; one that was altered is as one that is not there. */
export async function find(store: Sound, id: ImportId): Promise<StagedImport | undefined> {
  const row = await selected(store.db).where('i.id', '=', id).executeTakeFirst()
  return row && isSound(store, row.id, row.dossier_id) ? importOf(row) : undefined
}

/** Every import that still waits, the newest first, without what is sealed of it: there may be thousands. */
export async function awaiting(store: Sound): Promise<readonly WaitingImport[]> {
  const rows = await withoutDraft(store.db)
    .where('i.state', '=', 'staged')
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id', 'desc')
    .execute()
  return rows.filter(({ id, dossier_id }) => isSound(store, id, dossier_id)).map(waitingOf)
}

/** Neither the import nor the dossier that it stages says anything else than was written. */
const isSound = ({ seals }: Pick<Sound, 'seals'>, id: ImportId, dossier: DossierId): boolean =>
  seals.isSound('imports', id) && seals.isSound('dossier', dossier)

/** The import that this dossier began with, and the encrypted file that came; undefined where it was typed in. */
export async function importBehind(
  store: Sound,
  dossier: DossierId,
): Promise<(StagedImport & { readonly blob: BlobId }) | undefined> {
  const row = await selected(store.db)
    .select('i.blob_id')
    .where('i.dossier_id', '=', dossier)
    .where('i.state', '=', 'kept')
    .orderBy('i.created_at', 'desc')
    .executeTakeFirst()
  return row?.blob_id && store.seals.isSound('imports', row.id) ? { ...importOf(row), blob: row.blob_id } : undefined
}

/** The import of the author that stages this dossier. */
export async function ofDossier(db: Db, actor: Actor, dossier: DossierId): Promise<ImportId | undefined> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('created_by', '=', actor.account)
    .where('state', '=', 'staged')
    .executeTakeFirst()
  return row?.id
}

const selected = (db: Db) => withoutDraft(db).select('i.draft')

const withoutDraft = (db: Db) =>
  db
    .selectFrom('imports as i')
    .innerJoin('dossiers as d', 'd.id', 'i.dossier_id')
    .select(['i.id', 'i.dossier_id', 'i.state', 'i.created_at', 'i.created_by', 'i.version'])
    .select(['d.person_id', 'd.entity_id', 'd.keeper', 'd.state as dossier_state'])

type RowOf<Query extends (db: Db) => { execute: () => Promise<unknown[]> }> = Awaited<
  ReturnType<ReturnType<Query>['execute']>
>[number]

const importOf = (row: RowOf<typeof selected>): StagedImport => ({ ...waitingOf(row), sealed: row.draft })

/** Its unit is sealed; until it is opened the legal entity stands for it. */
const waitingOf = (row: RowOf<typeof withoutDraft>): WaitingImport => ({
  id: row.id,
  dossier: row.dossier_id,
  state: row.state,
  at: row.created_at,
  version: row.version,
  entity: row.entity_id,
  subject: {
    dossier: row.dossier_id,
    person: row.person_id,
    unit: row.entity_id,
    state: row.dossier_state,
    keeper: row.keeper,
    kin: new Set(),
    author: row.created_by,
  },
})

/** Marks an import as taken over or given up; throws Conflict where it was ended before. */
export async function end(db: Db, { id }: StagedImport, state: 'kept' | 'discarded'): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'staged')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}

/** The legal entity and the keeper follow what was mended. */
export async function setHome(db: Db, dossier: DossierId, entity: UnitId, keeper: Keeper): Promise<void> {
  await db.updateTable('dossiers').set({ entity_id: entity, keeper }).where('id', '=', dossier).execute()
}

/**
 * The dossier becomes that of somebody who has an account: from now on the name is under the dossier's key alone
 * (docs/decisions/0050), and the person made for the staging was nobody.
 */
export async function setPerson(db: Db, { dossier, subject }: StagedImport, person: PersonId): Promise<void> {
  await db.updateTable('dossiers').set({ person_id: person }).where('id', '=', dossier).execute()
  await db.updateTable('persons').set({ name: null }).where('id', '=', person).execute()
  await db.deleteFrom('persons').where('id', '=', subject.person).execute()
}

/**
 * Discarded imports whose key is still there, because the process ended between the commit and the shredding. One that was
 * altered is none: whoever has the disk would have any dossier's key destroyed.
 */
export async function discarded({ vault, ...store }: Sound & { readonly vault: Vault }): Promise<readonly DossierId[]> {
  const rows = await store.db
    .selectFrom('imports')
    .select(['id', 'dossier_id'])
    .where('state', '=', 'discarded')
    .execute()
  return rows
    .filter(({ id, dossier_id }) => vault.hasKey(dossier_id) && isSound(store, id, dossier_id))
    .map(({ dossier_id }) => dossier_id)
}
