import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { FileRead, SentFile } from '#domain/imports/read-file.ts'
import type { Read } from '#domain/imports/reading.ts'
import type { WorkbookRead } from '#domain/workbooks/workbook.ts'

/**
 * 阅览间: reads exchange files off the event loop. Its worker holds no keys and has a limit of time and memory: a file that
 * is made to exhaust it is refused alone, and the next one finds a fresh worker.
 */
export type ReadingRoom = {
  readonly read: (file: SentFile) => Promise<readonly Read<FileRead>[]>
  readonly workbook: (bytes: Uint8Array) => Promise<WorkbookRead>
  readonly close: () => Promise<void>
}

type Limits = {
  /** How long one file may take, in milliseconds. */
  readonly patience?: number
  /** How much its reading may need, in megabytes. */
  readonly memory?: number
}

/** A worker without work goes home after this long, in milliseconds. */
const idle = 60_000

/** No worker starts before the first file. */
export function createReadingRoom({ patience = 20_000, memory = 256 }: Limits = {}): ReadingRoom {
  let pool: Piscina | undefined
  const start = () =>
    new Piscina({
      filename: fileURLToPath(workerFile),
      execArgv: fromSource ? ['--conditions=development'] : [],
      env: {},
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idle,
      resourceLimits: { maxOldGenerationSizeMb: memory },
      atomics: 'disabled',
    })
  const ask = async <Answer>(name: string, task: unknown, exhausted: Answer): Promise<Answer> => {
    pool ??= start()
    try {
      return await pool.run(task, { name, signal: AbortSignal.timeout(patience) })
    } catch (error) {
      if (isExhausted(error)) return exhausted
      throw error
    }
  }
  return {
    read: (file) => ask('read', file, [{ ok: false, refusal: 'import.too-much' }]),
    workbook: (bytes) => ask('workbook', bytes, { ok: false, refusal: 'workbook.too-much' }),
    close: async () => {
      await pool?.destroy()
      pool = undefined
    },
  }
}

/** The time was up, or the worker was; anything else is a mistake of the program. */
const isExhausted = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'AbortError' || /ERR_WORKER_OUT_OF_MEMORY/.test(String(Reflect.get(error, 'code'))))

/** Beside this file: TypeScript while developing, which Node reads as it is, and JavaScript once emitted. */
const fromSource = import.meta.url.endsWith('.ts')
const workerFile = new URL(fromSource ? './reading-worker.ts' : './reading-worker.js', import.meta.url)
