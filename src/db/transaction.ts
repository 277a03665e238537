import type { App } from '#house/app.ts'
import { Database } from './connection.ts'
import { type Inside, inside, insideTransaction } from './inside.ts'
import { type How, oneByOne } from './together.ts'

/**
 * Runs `work` in a transaction, and answers once it is on the disk. Those who write at the same moment share one, each a part
 * of it that is undone by itself (docs/decisions/0276), and whoever commits meanwhile is waited for at once
 * (docs/decisions/0225). Name the inner parameter `app` too: SQLite has one connection, so touching the outer
 * `app.db` in here would wait for itself for ever. A transaction inside a transaction is a bug and says so. One that reads
 * memory anew is `alone`: what others write beside it is not yet committed.
 */
export async function inTransaction<T>(app: App, work: (app: App) => Promise<T>, how: Waiting = {}): Promise<T> {
  if (insideTransaction()) throw new Error('A transaction is already open: pass its app on.')
  const [committed, after, kept, undone]: [Following[], Following[], Following[], Following[]] = [[], [], [], []]
  const toldOfEnd = {
    whenCommitted: (then: Following) => committed.push(then),
    afterCommit: (then: Following) => after.push(then),
    whenKept: (then: Following) => kept.push(then),
    whenUndone: (then: Following) => undone.push(then),
  }
  const database = app.db instanceof Database ? app.db : undefined
  const together = database?.together ?? oneByOne(app.db)
  let done: T | undefined
  await together((db, traces) => {
    const open: Inside = { isOpen: true, hasBegun: true, run: database?.run, recall: database?.recall, traces }
    return inside.run(open, async () => {
      try {
        done = await work({ ...app, db, ...toldOfEnd })
        // Whoever writes next is judged by what memory says, and that follows the commit.
        return committed.length === 0
      } catch (error) {
        for (const then of undone) await follow(app, then)
        throw error
      } finally {
        open.isOpen = false
      }
    })
  }, how)
  for (const then of [...committed, ...after]) await follow(app, then)
  if (!how.toldLater || kept.length > 0) await app.disk.kept()
  for (const then of kept) await follow(app, then)
  if (app.missed.roster) await rebuild(app)
  return done as T
}

type Waiting = How & {
  /**
   * Whoever asked only says that it is done, and does not tell before it is on the disk: an answer of the web waits for that
   * by itself (routes/web/kept.ts), and is made meanwhile.
   */
  readonly toldLater?: boolean
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
