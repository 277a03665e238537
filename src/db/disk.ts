import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import type Sqlite from 'better-sqlite3'

/**
 * 落盘: when what was committed is on the disk (docs/decisions/0225). A commit by itself waits for the disk, and everybody
 * with it, since SQLite holds the event loop meanwhile. A transaction whose caller waits (`inTransaction`) is committed
 * without, and its pages are brought to the disk beside the loop, once for all who wait at that moment. Until then nobody
 * outside is told anything: whoever answers asks `unkept` first.
 */
export type Disk = {
  /** Before a transaction whose caller waits for `kept`. Throws where the disk has failed: nothing more is written then. */
  readonly letWait: () => void
  readonly committed: () => void
  /** After it, however it ended. */
  readonly ended: () => void
  /** Before any other transaction: its commit waits for the disk by itself. */
  readonly waitItself: () => void
  /** Begins to bring to the disk what was committed: those who will wait for it have something to do before. */
  readonly begin: () => void
  /** Whether something was committed that a loss of power could still take back. */
  readonly unkept: () => boolean
  /** Waits until everything that was committed so far is on the disk; rejects, from then on always, where it is not. */
  readonly kept: () => Promise<void>
  /** The same at once, before something that counts on it is kept elsewhere. */
  readonly keepNow: () => void
  /** For what is made anew if it breaks off: nothing is waited for, until `hurry(false)`. */
  readonly hurry: (hurried: boolean) => void
  readonly close: () => void
}

/** Brings what was written to this file to the disk. */
export type Sync = (file: number) => Promise<void>

const [normal, full, off] = [1, 2, 0]

/** Watches over one connection; `sync` brings a file to the disk and may be another in a test. */
export function createDisk(raw: Sqlite.Database, sync: Sync = promisify(fdatasync)): Disk {
  let [committed, safe] = [0, 0]
  let [isWaited, isHurried] = [false, raw.memory]
  let log: number | undefined
  let running: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined

  let level: number | undefined
  /** To tell SQLite costs as much as a query, so that it is told only of what changes. */
  const synchronise = (wanted: number) => {
    if (level !== wanted) raw.exec(`pragma synchronous = ${wanted}`)
    level = wanted
  }
  /** SQLite's write-ahead log, in which a commit is; it stays the same file while the connection is open. */
  const logFile = () => {
    log ??= openSync(`${raw.name}-wal`, 'r+')
    return log
  }
  const ensureSound = () => {
    if (failure) throw failure.error
  }
  /** After a failure the system may say of the same pages that they are written, so that it is never asked again. */
  const failed = (error: unknown): never => {
    failure ??= { error }
    throw error
  }

  /** Whoever commits until then is waited for: in this turn of the loop, or where many have shared a commit nobody else. */
  const bring = async (then: Promise<unknown>) => {
    await then
    const until = committed
    try {
      await sync(logFile())
      safe = Math.max(safe, until)
    } catch (error) {
      failed(error)
    } finally {
      running = undefined
    }
  }

  return {
    letWait: () => {
      ensureSound()
      if (isHurried) return
      synchronise(normal)
      isWaited = true
    },
    committed: () => {
      if (isWaited) committed += 1
    },
    ended: () => {
      isWaited = false
    },
    waitItself: () => {
      if (!isHurried) synchronise(full)
    },
    begin: () => {
      if (committed === safe || running || failure) return
      running = bring(Promise.resolve())
      // Told to whoever waits.
      running.catch(() => {})
    },
    unkept: () => committed > safe || failure !== undefined,
    kept: async () => {
      for (const until = committed; safe < until; ) {
        ensureSound()
        running ??= bring(endOfTurn())
        await running
      }
      ensureSound()
    },
    keepNow: () => {
      ensureSound()
      if (committed === safe) return
      try {
        fdatasyncSync(logFile())
      } catch (error) {
        failed(error)
      }
      safe = committed
    },
    hurry: (hurried) => {
      if (raw.memory) return
      isHurried = hurried
      synchronise(hurried ? off : full)
    },
    close: () => {
      if (log !== undefined) closeSync(log)
      log = undefined
    },
  }
}
