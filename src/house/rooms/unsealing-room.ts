import { Worker } from 'node:worker_threads'
import { type ReadSummaries, readSummaries, type SealedSummaries } from '#db/roster/elsewhere.ts'
import type { Compared } from '#db/seals/comparing.ts'
import type { Elsewhere, WrittenSlice } from '#db/seals/elsewhere.ts'
import type { Wrapping } from '#keys/data-key.ts'
import type { Keyring } from '#keys/keyring.ts'
import type { LentMac, Mac } from '#keys/mac.ts'
import { workerFile } from './worker-file.ts'

/**
 * 启封间: compares rows with their heads and opens sealed summaries on a thread of its own, while the event loop reads rows and
 * builds the roster. It holds what unwraps data keys and never the root key, and is lent the key by which rows are known, which
 * opens nothing and is wiped when it ends; it is handed rows and opens no file, and is closed before the house is open
 * (docs/decisions/0106, docs/decisions/0300).
 */
export type UnsealingRoom = Pick<Elsewhere, 'fewest' | 'compare'> & {
  /** On the thread where it is there and has time, else here; rejects where it could not start or has ended, and from then on. */
  readonly read: (summaries: Omit<SealedSummaries, 'keys'>, where: 'anywhere' | 'here') => Promise<ReadSummaries>
  readonly close: () => Promise<void>
}

/** What the thread does: summaries are read, a slice compared. */
export type Job = SealedSummaries | WrittenSlice

/** What the thread is given before its first job. */
export type Lent = { readonly wrapping: Wrapping; readonly rows: LentMac }

/** So many jobs wait for the thread before whoever asks does one by itself. */
const waitingAtMost = 2

/** Who is asked for a thread, and when: for fewer dossiers than `fewest` one costs more than it saves. */
export type Threads = { readonly fewest?: number | undefined; readonly take?: (() => UnsealingThread) | undefined }

/** No thread is asked for before the first job. */
export function createUnsealingRoom(
  { wrapped, wrapping: { key, label } }: Pick<Keyring, 'wrapped' | 'wrapping'>,
  { lend }: Pick<Mac, 'lend'>,
  { fewest = 5_000, take = startThread }: Threads = {},
): UnsealingRoom {
  let thread: UnsealingThread | undefined
  const { installation, mark } = label
  const own = { key, label: { installation, mark } }
  const started = () => {
    if (!thread) {
      thread = take()
      thread.lend({ wrapping: own, rows: lend() })
    }
    return thread
  }
  return {
    fewest,
    compare: (slice) => {
      const { waiting, ask } = started()
      return waiting() < waitingAtMost ? (ask(slice) as Promise<Compared>) : undefined
    },
    read: async (summaries, where) => {
      const job = { ...summaries, keys: wrapped(summaries.owners) }
      const isForThread = where === 'anywhere' && started().waiting() < waitingAtMost
      return isForThread ? ((await started().ask(job)) as ReadSummaries) : readSummaries(job, own)
    },
    close: async () => {
      await thread?.end()
    },
  }
}

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: unknown) => void }

/** A thread that has its program, and no key before it is lent one. */
export type UnsealingThread = ReturnType<typeof startThread>

/** Starts one. The process does not wait for it until it is lent the keys. */
export function startThread() {
  const { url, execArgv } = workerFile('unsealing-worker')
  const worker = new Worker(url, { execArgv, env: {} })
  worker.unref()
  let lent: Lent | undefined
  /** It answers in the order in which it was asked. */
  const waiting: Waiting[] = []
  let failure: Error | undefined
  const fail = (error: Error) => {
    failure ??= error
    for (const { reject } of waiting.splice(0)) reject(failure)
  }
  worker.on('message', (answer: unknown) => waiting.shift()?.resolve(answer))
  worker.on('messageerror', fail)
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread that unseals has ended.')))
  return {
    /** Whether nothing more can be asked of it. */
    hasEnded: () => failure !== undefined,
    lend: (keys: Lent) => {
      lent = keys
      worker.ref()
      worker.postMessage(keys)
    },
    waiting: () => waiting.length,
    ask: (job: Job): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure)
        waiting.push({ resolve, reject })
        worker.postMessage(job)
      }),
    end: async (): Promise<void> => {
      await worker.terminate()
      if (lent) Buffer.from(lent.rows.memory).fill(0)
    },
  }
}
