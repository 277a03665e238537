import { type Selectable, type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Sealed } from '#keys/sealed.ts'

/** A revision as it lies in the file: its envelope sealed, its section and group told by keyed tags alone. */
export type Row = Selectable<Schema['revisions']>

const columns = [
  'id',
  'dossier_id',
  'record_id',
  'section_tag',
  'group_tag',
  'version',
  'kind',
  'change_id',
  'known_since',
  'author',
  'case_id',
  'import_id',
  'source_id',
  'schema_version',
  'payload',
] as const

export const withoutPayload = columns.filter((column) => column !== 'payload')

/** Found in the index before any envelope is fetched; `until` asks for what was known at that moment. */
const newest = (db: Db, dossier: DossierId, again: DossierId, tags: string, until?: Instant) =>
  db
    .selectFrom('revisions')
    .select(columns)
    .where('dossier_id', '=', dossier)
    .where(
      sql<SqlBool>`(record_id, group_tag, version) in (
        select record_id, group_tag, max(version) from revisions
        where dossier_id = ${again} and group_tag in (select value from json_each(${tags}))
          ${until === undefined ? sql`` : sql`and known_since <= ${until}`}
        group by record_id, group_tag)`,
    )
    .orderBy('id')

const newestNow = compiledOnce(
  (db, dossier: DossierId, again: DossierId, tags: string) => newest(db, dossier, again, tags),
  { sees: 'own' },
)

const newestThen = compiledOnce((db, dossier: DossierId, again: DossierId, tags: string, until: Instant) =>
  newest(db, dossier, again, tags, until),
)

/** The newest revision of each record in the groups of these tags (JSON), now or as known at a moment. */
export const newestOf = (db: Db, dossier: DossierId, tags: string, asOf?: Instant): Promise<readonly Row[]> =>
  asOf === undefined ? newestNow(db, dossier, dossier, tags) : newestThen(db, dossier, dossier, tags, asOf)

export const every = compiledOnce((db, dossier: DossierId, tags: string) =>
  db
    .selectFrom('revisions')
    .select(columns)
    .where('dossier_id', '=', dossier)
    .where(sql<SqlBool>`group_tag in (select value from json_each(${tags}))`)
    .orderBy('id'),
)

export const ofRecords = compiledOnce((db, dossier: DossierId, records: string, tags: string) =>
  db
    .selectFrom('revisions')
    .select(columns)
    .where('dossier_id', '=', dossier)
    .where(sql<SqlBool>`record_id in (select value from json_each(${records}))`)
    .where(sql<SqlBool>`group_tag in (select value from json_each(${tags}))`)
    .orderBy('id'),
)

/** What a page says of a change that it does not open: all but its envelope, and the dossier whose page it is. */
export type Unopened = Omit<Row, 'payload' | 'dossier_id' | 'source_id'>

const unopened = withoutPayload.filter((column) => column !== 'dossier_id' && column !== 'source_id')

/** Put in order where they are used: SQLite would carry the rows through its sorter. */
export const allOf = compiledOnce((db, dossier: DossierId) =>
  db.selectFrom('revisions').select(unopened).where('dossier_id', '=', dossier),
)

/** The envelopes of these revisions alone: what was superseded stays where it is. */
export const payloadsOf = compiledOnce((db, ids: string) =>
  db.selectFrom('revisions').select(['id', 'payload']).where(sql<SqlBool>`id in (select value from json_each(${ids}))`),
)

export const versionsTaken = compiledOnce(
  (db, dossier: DossierId, record: RecordId) =>
    db
      .selectFrom('revisions')
      .select((eb) => ['group_tag', eb.fn.max('version').as('version')])
      .where('dossier_id', '=', dossier)
      .where('record_id', '=', record)
      .groupBy('group_tag'),
  { sees: 'own' },
)

/** One statement for so many rows, made once: a change touches few groups of a record. */
const inserts: Readonly<Record<number, (db: Db, ...values: readonly unknown[]) => Promise<unknown>>> =
  Object.fromEntries(
    [1, 2, 3].map((count) => [
      count,
      compiledOnce((db, ...values: readonly unknown[]) => db.insertInto('revisions').values(rowsOf(count, values)), {
        late: { table: 'revisions', of: columns.indexOf('dossier_id') },
      }),
    ]),
  )

const rowsOf = (count: number, values: readonly unknown[]) =>
  Array.from(
    { length: count },
    (_, at) => Object.fromEntries(columns.map((column, index) => [column, values[at * columns.length + index]])) as Row,
  )

/** A row that is to be written, whose envelope is sealed only then. */
export type NewRow = Omit<Row, 'payload'> & { readonly payload: () => Sealed }

/** Appends revisions; nothing where there are none. */
export async function insert(db: Db, rows: readonly NewRow[]): Promise<void> {
  const kept = inserts[rows.length]
  if (kept) await kept(db, ...rows.flatMap((row) => columns.map((column) => row[column])))
  else if (rows.length > 0)
    await db
      .insertInto('revisions')
      .values(rows.map((row) => ({ ...row, payload: row.payload() })))
      .execute()
}

export const countChange = compiledOnce(
  (db, dossier: DossierId) => db.updateTable('dossiers').set('content', sql`content + 1`).where('id', '=', dossier),
  { late: { table: 'dossiers', of: 0 } },
)
