import type Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Changes } from './changes.ts'
import type { Disk } from './disk.ts'
import type { Schema } from './schema.ts'
import type { Seals } from './seals/seals.ts'

export type Db = Kysely<Schema>

type Kept = {
  readonly seals: Seals
  readonly disk: Disk
  /** How often data was changed over this connection. */
  readonly changes: Changes['count']
}

/** The connection of the house, outside of any transaction. What is remembered of its answers lives and dies with it. */
export class Database extends Kysely<Schema> {
  readonly seals: Seals
  readonly disk: Disk
  readonly changes: Changes['count']
  /** Whether a transaction is open. */
  readonly isBusy: () => boolean
  /** Runs a statement at once, inside whatever transaction is open: for `compiledOnce` alone, which asks before. */
  readonly run: (text: string, values: readonly unknown[]) => readonly unknown[]
  /** By the tables that they are read from. */
  readonly answers = new Map<string, Answers>()

  constructor(database: Sqlite.Database, { seals, disk, changes }: Kept) {
    super({ dialect: new SqliteDialect({ database }) })
    this.seals = seals
    this.disk = disk
    this.changes = changes
    this.isBusy = () => database.inTransaction
    this.run = (text, values) => {
      const statement = database.prepare(text)
      if (statement.reader) return statement.all(values)
      statement.run(values)
      return []
    }
  }
}

/** The connection itself; inside a transaction there is none to be had. */
export function connectionOf(db: Db): Database {
  if (!(db instanceof Database)) throw new Error('This needs the connection itself, outside of any transaction.')
  return db
}

/** Answers by question, all of the state of the same tables after so many changes (remembered.ts). */
export type Answers = { readonly at: number; readonly by: Map<string, Promise<unknown>> }
