import { setImmediate as endOfTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Piscina } from 'piscina'
import { workerFile } from './worker-file.ts'

type Limits = {
  /** A worker without work goes home after this long, in milliseconds. */
  readonly idle: number
  /** How many work at a time. */
  readonly most?: number
  /** What one of them may need, in megabytes. */
  readonly memory?: number
  /** What it may have of short-lived values before they are collected, in megabytes: less memory for a tenth more time. */
  readonly young?: number
  /** What each is given when it starts. */
  readonly data?: unknown
}

type Asking = {
  /** How long the job may take from its turn on, in milliseconds; then it is rejected with an AbortError. */
  readonly patience?: number
  readonly transferList?: ArrayBuffer[]
}

/**
 * The workers of one room, off the event loop and without keys. Neither they nor their pool are there before the first
 * job. Whoever waits for his turn waits here and not in the pool, which forgets those who wait when a worker dies; a job
 * whose worker dies is rejected, and the next one finds a new worker.
 */
export function createWorkers(file: string, { idle, most = 1, memory, young, data }: Limits) {
  let pool: Promise<Piscina> | undefined
  const inTurn = createTurns(most)
  /** Jobs that were handed over, each with what ends it should nobody be left to do it. */
  const handed = new Set<(error: Error) => void>()

  const start = async () => {
    const { Piscina } = await import('piscina')
    const { url, execArgv } = workerFile(file)
    const workers = new Piscina({
      filename: fileURLToPath(url),
      execArgv,
      env: {},
      minThreads: 0,
      maxThreads: most,
      idleTimeout: idle,
      atomics: 'disabled',
      ...(data !== undefined && { workerData: data }),
      resourceLimits: {
        ...(memory !== undefined && { maxOldGenerationSizeMb: memory }),
        ...(young !== undefined && { maxYoungGenerationSizeMb: young }),
      },
    })
    const giveUp = (cause?: unknown) => {
      const error = new Error('A worker ended before it could work.', { cause })
      for (const end of handed) end(error)
    }
    // One that dies while it starts has no job yet, so that the pool tells nobody's.
    workers.on('error', giveUp)
    workers.on('workerDestroy', () => {
      endOfTurn().then(() => workers.threads.length === 0 && workers.queueSize > 0 && giveUp())
    })
    return workers
  }

  return {
    run: <Answer>(name: string, job: unknown, { patience, transferList = [] }: Asking = {}): Promise<Answer> =>
      inTurn(async () => {
        pool ??= start()
        const workers = await pool
        const { promise: ended, reject } = Promise.withResolvers<never>()
        const left = new AbortController()
        const end = (error: Error) => {
          reject(error)
          left.abort()
        }
        handed.add(end)
        const signals = [left.signal, ...(patience === undefined ? [] : [AbortSignal.timeout(patience)])]
        try {
          return await Promise.race([workers.run(job, { name, transferList, signal: AbortSignal.any(signals) }), ended])
        } finally {
          handed.delete(end)
        }
      }),
    close: async (): Promise<void> => {
      await (await pool)?.destroy()
      pool = undefined
    },
  }
}

/** So many at a time, in the order of their coming. */
function createTurns(most: number) {
  const waiting: (() => void)[] = []
  let free = most
  return async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (free > 0) free -= 1
    else await new Promise<void>((turn) => waiting.push(turn))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
