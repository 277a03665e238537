import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import type { Database, Db } from './connection.ts'
import { inside, noTraces, type Traces } from './inside.ts'

/** What is to be done in a transaction: answers whether somebody else may still write in the same one. */
export type Work = (db: Db, traces: Traces) => Promise<boolean>

/** Resolves once the work is committed; rejects with what it threw, or with what kept the commit from being made. */
export type Together = (work: Work, how?: How) => Promise<void>

export type How = {
  /** Shares with nobody. */
  readonly alone?: boolean
  /** Does not wait for those who wait for the disk: whoever reads has a page drawn meanwhile. */
  readonly prompt?: boolean
}

type Waiting = {
  readonly run: Work
  readonly alone: boolean
  readonly prompt: boolean
  readonly committed: () => void
  readonly failed: (error: unknown) => void
}

/** So many at most share a commit, and nobody joins one in which so many statements changed data: it may not take long. */
const [many, much] = [8, 60]

/**
 * 同批提交: those who write at the same moment share one commit, each as a part of it that is undone by itself where it fails
 * (docs/decisions/0276). What all of them write to is written once: the ends of the log, the moves, the root. Where nobody
 * else waits, a transaction is what it was.
 */
export function createTogether(
  db: Pick<Database, 'transaction' | 'beginPart' | 'changes' | 'markChanges' | 'run' | 'late' | 'disk'>,
): Together {
  let waiting: Waiting[] = []
  let isRunning = false
  /** A commit belongs to everybody in it, so that it begins outside of whatever the first of them was in. */
  const outside = AsyncLocalStorage.snapshot()

  /**
   * Whoever arrives in this turn of the loop and the next two joins; two turns in which nobody did are the last. A turn that waits
   * for nothing is a hundredth of what a commit costs, and whoever was just answered asks again within some of them. Those who
   * wait for the disk come first: two halves of everybody would else write in turns, each in a commit of its own.
   */
  const everybodyHere = async () => {
    if (!waiting.some(({ prompt }) => prompt)) await db.disk.kept().catch(() => {})
    for (let quiet = 0; quiet < 2 && waiting.length < many; ) {
      const before = waiting.length
      await endOfTurn()
      quiet = waiting.length > before ? 0 : quiet + 1
    }
  }

  /** Those who write as parts of one transaction, for as long as somebody may follow. */
  const runParts = async (trx: Db, first: Waiting, joined: Waiting[], traces: Traces): Promise<void> => {
    const before = db.changes()
    traces.late = db.late
    for (let one: Waiting | undefined = first; one; ) {
      // Whatever happens from here on, it is told.
      joined.push(one)
      const [part, { entries }] = [db.beginPart(), traces]
      let mayFollow = true
      try {
        mayFollow = await one.run(trx, traces)
        part.keep()
      } catch (error) {
        if (!part.undo()) throw error
        // Also where it had them written: that is undone with it.
        traces.entries = entries
        joined.pop()
        one.failed(error)
      }
      const hasRoom = joined.length < many && db.changes() - before < much
      one = mayFollow && hasRoom && waiting[0]?.alone === false ? waiting.shift() : undefined
    }
    db.late.write()
  }

  const commit = async (first: Waiting): Promise<void> => {
    const joined: Waiting[] = []
    const traces = noTraces()
    const open = { isOpen: true, hasBegun: false, run: undefined, traces }
    try {
      await inside.run(open, () =>
        db.transaction().execute(async (trx) => {
          traces.untouched = db.markChanges()
          if (!first.alone && waiting.length > 0) await runParts(trx, first, joined, traces)
          else {
            joined.push(first)
            await first.run(trx, traces)
          }
          if (traces.entries.length > 0)
            await inside.run({ ...open, hasBegun: true, run: db.run }, async () => traces.write?.())
        }),
      )
      if (joined.length > 1) db.disk.begin()
      for (const { committed } of joined) committed()
    } catch (error) {
      for (const { failed } of joined.length > 0 ? joined : [first]) failed(error)
    } finally {
      open.isOpen = false
      db.late.forget()
    }
  }

  const go = async () => {
    isRunning = true
    while (waiting.length > 0) {
      await everybodyHere()
      const [first, ...rest] = waiting
      waiting = rest
      if (first) await commit(first)
    }
    isRunning = false
  }

  return (work, { alone = false, prompt = false } = {}) =>
    new Promise<void>((committed, failed) => {
      waiting.push({ run: work, alone, prompt, committed, failed })
      if (!isRunning) outside(go)
    })
}

/** Each in a transaction of its own, where somebody looks at every statement. */
export const oneByOne =
  (db: Db): Together =>
  async (work) => {
    const traces = noTraces()
    const open = { isOpen: true, hasBegun: false, run: undefined, traces }
    await inside
      .run(open, () =>
        db.transaction().execute(async (trx) => {
          await work(trx, traces)
          await traces.write?.()
        }),
      )
      .finally(() => {
        open.isOpen = false
      })
  }
