import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely, Transaction } from 'kysely'
import type { Blobs } from '#db/blobs.ts'
import type { Directory } from '#db/directory.ts'
import type { Roster } from '#db/roster.ts'
import type { Schema } from '#db/schema.ts'
import type { Vault } from '#db/vault.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Instant } from '#domain/time.ts'
import type { PrintRoom } from '#views/pdf/print-room.ts'

export type Db = Kysely<Schema>

/** Everything the application needs from the outside world. Built once when the house is unsealed, faked in test/world.ts. */
export type App = {
  readonly db: Db
  readonly vault: Vault
  readonly blobs: Blobs
  readonly roster: Roster
  readonly directory: Directory
  readonly printRoom: PrintRoom
  readonly now: () => Instant
  readonly newId: <Id extends string>() => Id
  readonly demo: boolean
}

const inside = new AsyncLocalStorage<true>()

/**
 * Runs `work` in one transaction. Name the inner parameter `app` too: SQLite has one connection, so touching the outer
 * `app.db` in here would wait for itself for ever. A transaction inside a transaction is a bug and says so.
 */
export const inTransaction = <T>(app: App, work: (app: App) => Promise<T>): Promise<T> => {
  if (inside.getStore()) throw new Error('A transaction is already open: pass its app on.')
  return inside.run(true, () => app.db.transaction().execute((db: Transaction<Schema>) => work({ ...app, db })))
}

/** What every handler finds in `c.var`. */
export type Web = { Variables: { app: App; actor: Actor } }
