import type { App } from '#house/app.ts'
import { Database } from './connection.ts'
import { type Inside, inside, insideTransaction } from './inside.ts'

/**
 * Runs `work` in one transaction, and answers once it is on the disk; whoever commits meanwhile is waited for at once
 * (docs/decisions/0225). Name the inner parameter `app` too: SQLite has one connection, so touching the outer
 * `app.db` in here would wait for itself for ever. A transaction inside a transaction is a bug and says so.
 */
export async function inTransaction<T>(app: App, work: (app: App) => Promise<T>): Promise<T> {
  if (insideTransaction()) throw new Error('A transaction is already open: pass its app on.')
  const [committed, kept, undone]: [Following[], Following[], Following[]] = [[], [], []]
  const toldOfEnd = {
    whenCommitted: (then: Following) => committed.push(then),
    whenKept: (then: Following) => kept.push(then),
    whenUndone: (then: Following) => undone.push(then),
  }
  const run = app.db instanceof Database ? app.db.run : undefined
  const open: Inside = { isOpen: true, run, traces: [] }
  const done = await inside.run(open, () =>
    app.db
      .transaction()
      .execute(async (db) => {
        try {
          const done = await work({ ...app, db, ...toldOfEnd })
          await open.writeTraces?.()
          return done
        } catch (error) {
          for (const then of undone) await follow(app, then)
          throw error
        }
      })
      .finally(() => {
        open.isOpen = false
      }),
  )
  for (const then of committed) await follow(app, then)
  await app.disk.kept()
  for (const then of kept) await follow(app, then)
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
