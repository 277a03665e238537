import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { insideTransaction } from '#db/inside.ts'
import { inTransaction } from '#db/transaction.ts'
import { LogUnavailable } from '#domain/errors.ts'
import type { Entry } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'
import { recordAll } from './log.ts'

type Waiting = { readonly entry: Entry; readonly written: () => void; readonly failed: (error: Error) => void }

/** From so many entries on the next commit waits for nobody. */
const many = 64

/**
 * The log of reads: whoever waits while one commit runs shares the next (docs/decisions/0017). Resolves when the entry
 * is on the disk; a commit that fails answers LogUnavailable to each who waited, and nothing is opened.
 */
export function createLogQueue(app: App): (entry: Entry) => Promise<void> {
  let waiting: Waiting[] = []
  let flushing = false
  /** The flush belongs to everyone who waits, so it runs outside whatever the first of them was in. */
  const outside = AsyncLocalStorage.snapshot()

  /**
   * Whatever else has arrived by now is read first and shares the commit: SQLite would not let it in between. A turn in which
   * nobody joined is the last; so is one after which there are many.
   */
  const everybodyHere = async () => {
    for (let before = 0; waiting.length > before && before < many; ) {
      before = waiting.length
      await endOfTurn()
    }
  }

  const flush = async () => {
    flushing = true
    while (waiting.length > 0) {
      await everybodyHere()
      const served = waiting
      waiting = []
      try {
        const entries = served.map(({ entry }) => entry)
        await inTransaction(app, (app) => recordAll(app.db, entries), { prompt: true })
        for (const { written } of served) written()
      } catch (cause) {
        for (const { failed } of served) failed(new LogUnavailable('The access log could not be written.', { cause }))
      }
    }
    flushing = false
  }

  return async (entry) => {
    if (insideTransaction()) throw new Error('In a transaction the log is written with log.record.')
    await new Promise<void>((written, failed) => {
      waiting.push({ entry, written, failed })
      if (!flushing) outside(flush)
    })
  }
}
