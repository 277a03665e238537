import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, type RawBuilder, type SqlBool, SqliteDialect, sql } from 'kysely'
import { Trouble } from '#domain/unseal/trouble.ts'
import { migrations, retired } from './migrations/index.ts'
import { rollingBackOnce } from './rollback.ts'
import type { Schema } from './schema.ts'
import { createSeals, type Seals } from './seals/seals.ts'
import { withStatementCache } from './statements.ts'

export type Db = Kysely<Schema>

/**
 * Asserted after the first statement: WAL with `synchronous=FULL`, or acknowledged writes may be lost
 * (docs/security.md §8).
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
} as const

/** The connection of the house, outside of any transaction. What is remembered of its answers lives and dies with it. */
export class Database extends Kysely<Schema> {
  readonly seals: Seals
  /** How often data was changed over this connection. */
  readonly changes: () => number
  readonly answers: Answers = { at: -1, by: new Map() }

  constructor(raw: Sqlite.Database) {
    const seals = createSeals(raw)
    let count = 0
    const database = withStatementCache(raw, seals, () => {
      count += 1
    })
    super({ dialect: new SqliteDialect({ database }) })
    this.seals = seals
    this.changes = () => count
  }
}

/** The connection itself; inside a transaction there is none to be had. */
export function connectionOf(db: Db): Database {
  if (!(db instanceof Database)) throw new Error('This needs the connection itself, outside of any transaction.')
  return db
}

/** Answers by question, all of the state of the data after so many changes (remembered.ts). */
export type Answers = { at: number; by: Map<string, Promise<unknown>> }

/**
 * Opens the one data file with the one connection, or a database in memory (`:memory:`) for tests. Runs no migration. One
 * process a data folder: a second one would read a roster that the first has changed since, so it is turned away.
 */
export function openDatabase(file: string): { readonly db: Database; readonly close: () => Promise<void> } {
  if (file !== ':memory:') makePrivate(file)
  const raw = rollingBackOnce(new Sqlite(file, { timeout: 500 }))
  try {
    for (const [name, value] of Object.entries(pragmas)) raw.pragma(`${name} = ${value}`)
    raw.exec('begin immediate; commit')
  } catch (error) {
    raw.close()
    const taken = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
    throw taken ? new Trouble('folder-taken', { folder: dirname(file) }, { cause: error }) : error
  }
  for (const [name, value] of Object.entries(pragmas)) {
    const found = raw.pragma(name, { simple: true })
    const inMemory = file === ':memory:' && name === 'journal_mode'
    if (found !== value && !inMemory) throw new Error(`SQLite did not take ${name} = ${value}`)
  }
  const db = new Database(raw)
  return { db, close: () => db.destroy() }
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

/** Brings the file up to this program, one transaction a migration. A file that this program does not know is refused. */
export async function migrate(db: Db, file = 'juanzong.db'): Promise<void> {
  await sql`create table if not exists migrations (name text primary key, at text not null) strict`.execute(db)
  const done = await migrationsKnown(db, file)
  for (const { name, up } of migrations) {
    if (done.has(name)) continue
    await db.transaction().execute(async (db) => {
      await up(db)
      await sql`insert into migrations (name, at) values (${name}, datetime('now'))`.execute(db)
    })
  }
}

/** What ran on this file; throws `Trouble` for that of a trial version and for that of a newer program. */
export async function migrationsKnown(db: Db, file: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  if (retired.some((name) => done.has(name))) throw new Trouble('database-trial', { file })
  const unknown = [...done].filter((name) => !migrations.some((migration) => migration.name === name))
  if (unknown.length > 0) throw new Trouble('database-newer', { file })
  return done
}
