import { type Selectable, type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import * as volumes from '#db/custody/volumes.ts'
import type { Db } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import type { Dossier, DossierState, Keeper } from '#domain/dossiers/dossier.ts'
import { Conflict } from '#domain/errors.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/** What stands of a dossier in clear; undefined where there is none. */
export async function find(db: Db, id: DossierId): Promise<Dossier | undefined> {
  const [row] = await found(db, id)
  return row && dossierOf(row)
}

const found = compiledOnce((db, id: DossierId) => db.selectFrom('dossiers').select(columns).where('id', '=', id), {
  sees: 'own',
})

/** The number of its content; undefined where there is none. */
export const contentOf = async (db: Db, id: DossierId): Promise<number | undefined> =>
  (await contentsOf(db, id))[0]?.content

const contentsOf = compiledOnce(
  (db, id: DossierId) => db.selectFrom('dossiers').select('content').where('id', '=', id),
  { sees: 'own' },
)

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
    ...standing(row),
    keeper: row.keeper,
    createdAt: row.created_at,
    createdBy: row.created_by,
    ...(row.archived_at && { archivedAt: row.archived_at }),
    content: row.content,
    version: row.version,
  }
}

const standing = ({ state, left_at }: Pick<Selectable<Schema['dossiers']>, 'state' | 'left_at'>) => ({
  state: left_at ? ('transferred' as const) : state,
  ...(left_at && state === 'closed' && { departed: true as const }),
})

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

/** Hands a dossier to the 代管人, or back to HR of its unit. */
export async function setKeeper(db: Db, id: DossierId, keeper: Keeper): Promise<void> {
  await db.updateTable('dossiers').set({ keeper }).where('id', '=', id).execute()
}

/** The dossiers that came on file at this moment or later. */
export async function filedSince(db: Db, since: Instant): Promise<readonly DossierId[]> {
  const rows = await db.selectFrom('dossiers').select('id').where('archived_at', '>=', since).execute()
  return rows.map(({ id }) => id)
}

/** Since when there are these dossiers, since when they are on file, and since when another unit has their paper. */
export const beginnings = compiledOnce((db, ids: string) =>
  db
    .selectFrom('dossiers')
    .select(['id', 'created_at', 'archived_at', 'left_at'])
    .where(sql<SqlBool>`id in (select value from json_each(${ids}))`),
)

/** What the roster needs of a dossier, with the code of the box that its first volume lies in. */
export type Listed = Omit<Dossier, 'createdAt' | 'archivedAt' | 'content' | 'version'> & {
  readonly box: string | undefined
}

/**
 * The next dossiers that the roster knows, in the order of their ids. A draft that was given up stays known, since its cases and
 * the name of its person hang on it; an import that was given up left nothing to open.
 */
export async function listedAfter(
  store: Parameters<typeof volumes.boxesFrom>[0],
  after: DossierId | undefined,
  limit: number,
): Promise<readonly Listed[]> {
  const rows = await listedRows(store.db, after ?? ('' as DossierId), limit)
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const boxes = await volumes.boxesFrom(store, first.id, last.id)
  return rows.map(({ id, entity_id, person_id, state, left_at, keeper, created_by }) => ({
    id,
    entity: entity_id,
    person: person_id,
    ...standing({ state, left_at }),
    keeper,
    createdBy: created_by,
    box: boxes.get(id),
  }))
}

/** How many those are altogether. */
export async function listedCount(db: Db): Promise<number> {
  const [row] = await listedTotal(db)
  return row?.many ?? 0
}

const isListed = sql`state <> 'staged' and (
  state <> 'discarded' or exists (select 1 from summaries as s where s.dossier_id = dossiers.id)
)`

const listedTotal = compiledOnce((db) => ({
  compile: () => sql<{ readonly many: number }>`select count(*) as many from dossiers where ${isListed}`.compile(db),
}))

type ListedRow = Pick<
  Selectable<Schema['dossiers']>,
  'id' | 'entity_id' | 'person_id' | 'state' | 'left_at' | 'keeper' | 'created_by'
>

const listedRows = compiledOnce((db, after: DossierId, limit: number) => ({
  compile: () =>
    sql<ListedRow>`select id, entity_id, person_id, state, left_at, keeper, created_by from dossiers
      where id > ${after} and ${isListed} order by id limit ${limit}`.compile(db),
}))
