import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { Trouble } from '#domain/unseal/trouble.ts'
import { createChanges } from './changes.ts'
import { Database, type Db } from './connection.ts'
import { createDisk, type Sync } from './disk.ts'
import { type Migration, migrations, retired } from './migrations/index.ts'
import { rollingBackOnce } from './rollback.ts'
import { createSeals } from './seals/seals.ts'
import { stamp, stampOf } from './stamp.ts'
import { withStatementCache } from './statements.ts'

export type { Db } from './connection.ts'

/**
 * Asserted after the first statement: WAL with `synchronous=FULL`, or acknowledged writes may be lost
 * (docs/security.md §8). `cache_size` is in KiB, with a minus: what is read again and again of 10,000 dossiers is a megabyte,
 * and the system keeps the file in memory as it is, so that 16 MiB made no page quicker.
 */
const pragmas = {
  locking_mode: 'exclusive',
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  temp_store: 2,
  wal_autocheckpoint: 4000,
  cache_size: -6000,
} as const

/**
 * Opens the one data file with the one connection, or for tests a database in memory, empty (`:memory:`) or a copy of these
 * bytes. Runs no migration. One process a data folder: a second one would read a roster that the first has changed since, so
 * it is turned away. `sync` stands for the disk.
 */
export function openDatabase(
  file: string | Buffer,
  { sync }: { readonly sync?: Sync } = {},
): {
  readonly db: Database
  readonly close: () => Promise<void>
} {
  const path = file === ':memory:' || typeof file !== 'string' ? undefined : file
  if (path !== undefined) makePrivate(path)
  const raw = rollingBackOnce(new Sqlite(file, { timeout: 500 }))
  try {
    for (const [name, value] of Object.entries(pragmas)) raw.pragma(`${name} = ${value}`)
    raw.exec('begin immediate; commit')
  } catch (error) {
    raw.close()
    const taken = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
    throw taken ? new Trouble('folder-taken', { folder: dirname(path ?? '') }, { cause: error }) : error
  }
  for (const [name, value] of Object.entries(pragmas)) {
    const found = raw.pragma(name, { simple: true })
    const inMemory = path === undefined && name === 'journal_mode'
    if (found !== value && !inMemory) throw new Error(`SQLite did not take ${name} = ${value}`)
  }
  const db = connect(raw, sync)
  return { db, close: () => closing(db) }
}

/** What the connection does not promise (docs/security.md §8); a commit waits for the disk by itself or beside the loop. */
export const oddPragmas = (statement: (text: string) => Sqlite.Statement) =>
  Object.entries(pragmas).flatMap(([name, value]) => {
    const found = statement(`pragma ${name}`).pluck().get()
    const isAsAsked = name === 'synchronous' ? Number(found) >= 1 : found === value || found === 'memory'
    return isAsAsked || name === 'wal_autocheckpoint' ? [] : [{ name, found: String(found) }]
  })

function connect(raw: Sqlite.Database, sync?: Sync): Database {
  const [seals, disk] = [createSeals(raw), createDisk(raw, sync)]
  const changes = createChanges()
  const { database, late, prepared } = withStatementCache(raw, { seals, disk }, changes.note)
  return new Database(database, { seals, disk, changes: changes.count, markChanges: changes.mark, late, prepared })
}

/** Closing empties the write-ahead log and waits for the disk, whatever was still to be waited for. */
async function closing(db: Database): Promise<void> {
  await db.disk.kept().catch(() => {})
  db.disk.close()
  await db.destroy()
}

/** For the account of the service alone, before anything is in it: SQLite gives its companions the same rights. */
function makePrivate(file: string): void {
  if (existsSync(file)) chmodSync(file, 0o600)
  else writeFileSync(file, '', { mode: 0o600 })
}

/** That a column holds one of these values, however many: a statement takes 32,766 parameters, and a list may be longer. */
export const oneOf = (column: string, values: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`

/** Those of these ids that no row of the table has; the table itself is not handed out for it. */
export async function notIn<Id extends string>(
  db: Db,
  table: 'blobs' | 'dossiers',
  ids: readonly Id[],
): Promise<readonly Id[]> {
  const missing = sql<{ id: Id }>`
    select value as id from json_each(${JSON.stringify(ids)}) where value not in (select id from ${sql.table(table)})`
  return (await missing.execute(db)).rows.map(({ id }) => id)
}

export type Migrating = {
  /** Of the program that writes the file from now on: an older one names it when it refuses the file. */
  readonly version?: string | undefined
  /** What runs on a file, in this order; a test adds what a later program would. */
  readonly list?: readonly Migration[]
  readonly progress?: (done: number, total: number) => void
}

/**
 * Brings the file up to this program. All that is lacking runs in one transaction, so that a kill leaves the file as it was
 * or as it is to be. Throws `Trouble` for a file that this program does not know.
 */
export async function migrate(
  db: Db,
  file = 'juanzong.db',
  { version, list = migrations, progress = () => {} }: Migrating = {},
): Promise<void> {
  await db.transaction().execute(async (db) => {
    await sql`create table if not exists migrations (name text primary key, at text not null) strict`.execute(db)
    const done = await migrationsKnown(db, file, { list, version })
    const lacking = list.filter(({ name }) => !done.has(name))
    if (lacking.length === 0) return
    for (const [at, { name, up }] of lacking.entries()) {
      progress(at, lacking.length)
      await up(db)
      await sql`insert into migrations (name, at) values (${name}, datetime('now'))`.execute(db)
    }
    if (version !== undefined) await stamp(db, version)
    progress(lacking.length, lacking.length)
  })
}

type Known = Pick<Migrating, 'list' | 'version'>

/** What ran on this file; throws `Trouble` for that of a trial version and for that of a newer program. */
export async function migrationsKnown(
  db: Db,
  file: string,
  { list = migrations, version = '' }: Known = {},
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  if (retired.some((name) => done.has(name))) throw new Trouble('database-trial', { file })
  const unknown = [...done].filter((name) => !list.some((migration) => migration.name === name))
  if (unknown.length > 0) throw new Trouble('database-newer', { file, value: await stampOf(db, version) })
  return done
}
