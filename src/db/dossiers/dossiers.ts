import { type Selectable, type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import * as volumes from '#db/custody/volumes.ts'
import type { Db } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import { serial, take } from '#db/series.ts'
import type { Dossier, DossierState, Keeper } from '#domain/dossiers/dossier.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { Conflict } from '#domain/errors.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Fingerprint } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'

export async function find(db: Db, id: DossierId): Promise<Dossier | undefined> {
  const [row] = await found(db, id)
  return row && dossierOf(row)
}

const found = compiledOnce((db, id: DossierId) => db.selectFrom('dossiers').select(columns).where('id', '=', id))

const columns = [
  'id',
  'entity_id',
  'person_id',
  'state',
  'left_at',
  'keeper',
  'created_at',
  'created_by',
  'archived_at',
  'content',
  'version',
] as const

function dossierOf(row: Pick<Selectable<Schema['dossiers']>, (typeof columns)[number]>): Dossier {
  return {
    id: row.id,
    entity: row.entity_id,
    person: row.person_id,
    state: row.left_at ? 'transferred' : row.state,
    ...(row.left_at && row.state === 'closed' && { departed: true as const }),
    keeper: row.keeper,
    createdAt: row.created_at,
    createdBy: row.created_by,
    ...(row.archived_at && { archivedAt: row.archived_at }),
    content: row.content,
    version: row.version,
  }
}

type NewDossier = {
  readonly id: DossierId
  readonly entity: UnitId
  readonly person: PersonId
  readonly keeper: Keeper
  readonly state: Exclude<DossierState, 'transferred'>
  readonly at: Instant
  readonly by: AccountId
}

/**
 * Adds the row, and the person where none exists yet. A person with a dossier has the name under the dossier's key only, so
 * whoever had one under the organisation's loses it here (docs/decisions/0050).
 */
export async function add(db: Db, { id, entity, person, keeper, state, at, by }: NewDossier): Promise<void> {
  await db
    .insertInto('persons')
    .values({ id: person, name: null })
    .onConflict((on) => on.column('id').doUpdateSet({ name: null }))
    .execute()
  await db
    .insertInto('dossiers')
    .values({
      id,
      entity_id: entity,
      person_id: person,
      state,
      number_print: null,
      keeper,
      created_at: at,
      created_by: by,
      archived_at: null,
      left_at: null,
    })
    .execute()
}

/** Sets the state from the version just read; somebody else's change in between is a Conflict. */
export async function setState(
  db: Db,
  id: DossierId,
  state: Exclude<DossierState, 'transferred'>,
  archivedAt?: Instant,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('dossiers')
    .set((eb) => ({ state, version: eb('version', '+', 1), ...(archivedAt && { archived_at: archivedAt }) }))
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}

/** Since when another unit has its paper; null once it came back. What it was besides stays as it is. */
export async function setLeft(db: Db, id: DossierId, at: Instant | null): Promise<void> {
  await db
    .updateTable('dossiers')
    .set((eb) => ({ left_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function setKeeper(db: Db, id: DossierId, keeper: Keeper): Promise<void> {
  await db.updateTable('dossiers').set({ keeper }).where('id', '=', id).execute()
}

/** The dossier that holds this resident ID number, if any: looked up by its keyed fingerprint, the strongest claim first. */
export const holderOf = async (tables: { db: Db; vault: Vault }, idNumber: string): Promise<DossierId | undefined> =>
  (await claimantsOf(tables, idNumber))[0]?.id

/** Everybody who claims this number: a dossier before a draft, a draft before an import that waits. */
async function claimantsOf({ db, vault }: { db: Db; vault: Vault }, idNumber: string) {
  const rows = await db
    .selectFrom('fingerprints as f')
    .innerJoin('dossiers as d', 'd.id', 'f.dossier_id')
    .select(['d.id', 'd.state'])
    .where('f.kind', '=', 'id-number')
    .where('f.print', '=', vault.fingerprint('id-number', idNumber))
    .where('d.state', '!=', 'discarded')
    .orderBy('d.created_at')
    .execute()
  return rows.toSorted((a, b) => claimOf(b.state) - claimOf(a.state))
}

/** How strong the claim of a dossier in this state is. */
const claimOf = (state: DossierState): number =>
  state === 'staged' ? 0 : ['draft', 'confirming', 'approving'].includes(state) ? 1 : 2

/** Keeps the fingerprints of number and ID numbers in step with the content; names what another dossier holds. */
export async function saveIdentifiers(
  { db, vault }: { db: Db; vault: Vault },
  id: DossierId,
  contents: Contents,
): Promise<'dossier.number-taken' | 'dossier.id-number-taken' | undefined> {
  const number = contents['basic']?.[0]?.fields['number']
  const print = typeof number === 'string' && number !== '' ? vault.fingerprint('dossier-number', number) : null
  if (print) {
    const taken = await db
      .selectFrom('dossiers')
      .select('id')
      .where('number_print', '=', print)
      .where('id', '!=', id)
      .executeTakeFirst()
    if (taken) return 'dossier.number-taken'
  }
  await setNumberPrint(db, print, id, print)

  const idNumbers = (contents['id-numbers'] ?? [])
    .map(({ fields }) => fields['number'])
    .filter((n) => typeof n === 'string')
  for (const idNumber of idNumbers) {
    const claims = await claimantsOf({ db, vault }, idNumber)
    const own = claimOf(claims.find((claim) => claim.id === id)?.state ?? (await find(db, id))?.state ?? 'draft')
    if (claims.some((claim) => claim.id !== id && claimOf(claim.state) >= own)) return 'dossier.id-number-taken'
  }
  const prints = new Set(idNumbers.map((idNumber) => vault.fingerprint('id-number', idNumber)))
  const before = (await printsOf(db, id)).filter(({ kind }) => kind === 'id-number').map(({ print }) => print)
  if (before.length === prints.size && before.every((print) => prints.has(print))) return undefined
  await db.deleteFrom('fingerprints').where('dossier_id', '=', id).where('kind', '=', 'id-number').execute()
  if (prints.size > 0) {
    await db
      .insertInto('fingerprints')
      .values([...prints].map((print) => ({ kind: 'id-number', print, dossier_id: id })))
      .execute()
  }
  return undefined
}

/** Writes nothing where nothing changes, so that no seal has to follow it. */
const setNumberPrint = compiledOnce((db, print: Fingerprint | null, id: DossierId, other: Fingerprint | null) =>
  db
    .updateTable('dossiers')
    .set({ number_print: print })
    .where('id', '=', id)
    .where(sql<SqlBool>`number_print is not ${other}`),
)

const printsOf = compiledOnce((db, id: DossierId) =>
  db.selectFrom('fingerprints').select(['kind', 'print']).where('dossier_id', '=', id),
)

/** Lets another dossier have the number and the ID numbers of one that was given up. */
export async function freeIdentifiers(db: Db, id: DossierId): Promise<void> {
  await db.updateTable('dossiers').set({ number_print: null }).where('id', '=', id).execute()
  await db.deleteFrom('fingerprints').where('dossier_id', '=', id).execute()
}

/** The next free number in the entity's series, `XH-0412`; a number typed by hand is stepped over. */
export async function nextNumber({ db, vault }: { db: Db; vault: Vault }, entity: UnitId): Promise<string> {
  const { series } = await db.selectFrom('units').select('series').where('id', '=', entity).executeTakeFirstOrThrow()
  for (;;) {
    const number = `${series}-${serial(await take(db, { kind: 'dossier', entity }))}`
    const taken = await db
      .selectFrom('dossiers')
      .select('id')
      .where('number_print', '=', vault.fingerprint('dossier-number', number))
      .executeTakeFirst()
    if (!taken) return number
  }
}

/** The ids of all dossiers, whatever became of them. */
/** Since when there are these dossiers, and since when they are on file. */
export const beginnings = compiledOnce((db, ids: string) =>
  db
    .selectFrom('dossiers')
    .select(['id', 'created_at', 'archived_at'])
    .where(sql<SqlBool>`id in (select value from json_each(${ids}))`),
)

/**
 * Every dossier that the roster knows, with the code of the box that its first volume lies in. A draft that was given up
 * stays known, since its cases and the name of its person hang on it; an import that was given up left nothing to open.
 */
export async function listed(
  store: Parameters<typeof volumes.boxes>[0],
): Promise<readonly (Dossier & { readonly box: string | undefined })[]> {
  const boxes = await volumes.boxes(store)
  const rows = await store.db
    .selectFrom('dossiers')
    .select(columns)
    .where('state', '!=', 'staged')
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('state', '!=', 'discarded'),
        exists(selectFrom('summaries as s').select('s.version').whereRef('s.dossier_id', '=', 'dossiers.id')),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...dossierOf(row), box: boxes.get(row.id) }))
}
