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
  /** What each is given when it starts. */
  readonly data?: unknown
}

type Asking = {
  /** How long the job may take, in milliseconds; then it is rejected with an AbortError. */
  readonly patience?: number
  readonly transferList?: ArrayBuffer[]
}

/**
 * The workers of one room, off the event loop and without keys. Neither they nor their pool are there before the first
 * job.
 */
export function createWorkers(file: string, { idle, most = 1, memory, data }: Limits) {
  let pool: Promise<Piscina> | undefined
  const start = async () => {
    const { Piscina } = await import('piscina')
    const { url, execArgv } = workerFile(file)
    return new Piscina({
      filename: fileURLToPath(url),
      execArgv,
      env: {},
      minThreads: 0,
      maxThreads: most,
      idleTimeout: idle,
      atomics: 'disabled',
      ...(data !== undefined && { workerData: data }),
      ...(memory !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memory } }),
    })
  }
  return {
    run: async <Answer>(name: string, job: unknown, { patience, transferList = [] }: Asking = {}): Promise<Answer> => {
      pool ??= start()
      const workers = await pool
      return workers.run(job, {
        name,
        transferList,
        ...(patience !== undefined && { signal: AbortSignal.timeout(patience) }),
      })
    },
    close: async (): Promise<void> => {
      await (await pool)?.destroy()
      pool = undefined
    },
  }
}
