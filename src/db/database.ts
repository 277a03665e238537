import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, type RawBuilder, type SqlBool, SqliteDialect, sql } from 'kysely'
import { Trouble } from '#domain/unseal/trouble.ts'
import { migrations, retired } from './migrations/index.ts'
import { rollingBackOnce } from './rollback.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

/** Asserted after the first statement: WAL with `synchronous=FULL`, or acknowledged writes may be lost (security.md §8). */
const pragmas = {
  locking_mode: 'exclusive',
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  temp_store: 2,
} as const

/**
 * Preparing is the slow part of better-sqlite3 13, so a statement is prepared once per SQL text. `changing` is called for
 * each one that is about to change data, the access log aside: that records reads and answers no question of theirs.
 */
function withStatementCache(raw: Sqlite.Database, changing: () => void): Sqlite.Database {
  const known = new Map<string, { readonly statement: Sqlite.Statement; readonly changes: boolean }>()
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((text: string) => {
    const cached = known.get(text) ?? { statement: prepare(text), changes: !changesNothing.test(text) }
    if (known.size > 500) known.clear()
    known.set(text, cached)
    if (cached.changes) changing()
    return cached.statement
  }) as typeof raw.prepare
  return raw
}

const changesNothing = /^\s*(?:(?:select|begin|commit|rollback|pragma)\b|insert into "log" )/i

const changes = new WeakMap<Db, () => number>()

/** How often data was changed over this connection; undefined inside a transaction, where it may yet be undone. */
export const changesOf = (db: Db): number | undefined => changes.get(db)?.()

/**
 * Opens the one data file with the one connection, or a database in memory (`:memory:`) for tests. Runs no migration. One
 * process a data folder: a second one would read a roster that the first has changed since, so it is turned away.
 */
export function openDatabase(file: string): { readonly db: Db; readonly close: () => Promise<void> } {
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
  let count = 0
  const database = withStatementCache(raw, () => {
    count += 1
  })
  const db: Db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) })
  changes.set(db, () => count)
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
