import { AsyncLocalStorage } from 'node:async_hooks'
import type { App } from '#house/app.ts'

const inside = new AsyncLocalStorage<true>()

/** Whether a transaction is open around the caller. Waiting for another one in here would wait for ever. */
export const insideTransaction = (): boolean => inside.getStore() === true

/**
 * Runs `work` in one transaction. Name the inner parameter `app` too: SQLite has one connection, so touching the outer
 * `app.db` in here would wait for itself for ever. A transaction inside a transaction is a bug and says so.
 */
export async function inTransaction<T>(app: App, work: (app: App) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction is already open: pass its app on.')
  const [committed, undone]: [Following[], Following[]] = [[], []]
  const toldOfEnd = {
    whenCommitted: (then: Following) => committed.push(then),
    whenUndone: (then: Following) => undone.push(then),
  }
  const done = await inside.run(true, () =>
    app.db.transaction().execute(async (db) => {
      try {
        return await work({ ...app, db, ...toldOfEnd })
      } catch (error) {
        for (const then of undone) await follow(app, then)
        throw error
      }
    }),
  )
  for (const then of committed) await follow(app, then)
  if (app.missed.roster) await rebuild(app)
  return done
}

/** What is to be waited for answers a promise. */
type Following = () => unknown

/**
 * What was committed stays so, whatever follows: one that fails keeps none of the others back (docs/decisions/0012).
 */
async function follow(app: App, then: Following): Promise<void> {
  try {
    await then()
  } catch (error) {
    app.report(error)
    app.missed.roster = true
  }
}

/** Where even that fails, the end of the next transaction tries again. */
async function rebuild(app: App): Promise<void> {
  app.missed.roster = false
  try {
    await app.reload()
  } catch (error) {
    app.report(error)
    app.missed.roster = true
  }
}
