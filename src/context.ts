import { AsyncLocalStorage } from 'node:async_hooks'
import type { AuditEntry } from '#db/audit.ts'
import type { Blobs } from '#db/blobs.ts'
import type { Db } from '#db/database.ts'
import type { Directory } from '#db/directory.ts'
import type { Roster } from '#db/roster.ts'
import type { Vault } from '#db/vault.ts'
import type { Instant } from '#domain/time.ts'
import type { PrintRoom } from '#views/pdf/print-room.ts'
import { report } from './report.ts'

/** Everything the application needs from the outside world. Built once when the house is unsealed, faked in test/world.ts. */
export type App = {
  readonly db: Db
  readonly vault: Vault
  readonly blobs: Blobs
  readonly roster: Roster
  readonly directory: Directory
  readonly printRoom: PrintRoom
  /** Writes the entry durably before anything is read; concurrent readers share one commit. */
  readonly logRead: (entry: AuditEntry) => Promise<void>
  readonly now: () => Instant
  readonly newId: <Id extends string>() => Id
  readonly demo: boolean
  /** Runs `work` once the transaction has committed, never when it rolled back; at once outside a transaction. */
  readonly whenCommitted: (work: () => void) => void
  /** Takes the roster anew from the sealed summaries, while no other transaction is open. */
  readonly reload: () => Promise<void>
}

const inside = new AsyncLocalStorage<true>()

/** Whether a transaction is open around the caller. Waiting for another one in here would wait for ever. */
export const insideTransaction = (): boolean => inside.getStore() === true

/**
 * Runs `work` in one transaction. Name the inner parameter `app` too: SQLite has one connection, so touching the outer
 * `app.db` in here would wait for itself for ever. A transaction inside a transaction is a bug and says so.
 */
export async function inTransaction<T>(app: App, work: (app: App) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction is already open: pass its app on.')
  const committed: (() => void)[] = []
  const done = await inside.run(true, () =>
    app.db.transaction().execute((db) => work({ ...app, db, whenCommitted: (then) => committed.push(then) })),
  )
  for (const then of committed) follow(app, then)
  if (stale.has(app.roster)) await rebuild(app)
  return done
}

/** Rosters that missed a change. */
const stale = new WeakSet<Roster>()

/** What was committed stays so, whatever follows: one that fails keeps none of the others back (decisions.md 12). */
function follow(app: App, then: () => void): void {
  try {
    then()
  } catch (error) {
    report(error)
    stale.add(app.roster)
  }
}

/** Where even that fails, the end of the next transaction tries again. */
async function rebuild(app: App): Promise<void> {
  stale.delete(app.roster)
  try {
    await app.reload()
  } catch (error) {
    report(error)
    stale.add(app.roster)
  }
}
