import { fileURLToPath } from 'node:url'
import type { Piscina } from 'piscina'
import type { Compared, Comparing } from '#domain/exports/comparing.ts'
import type { PersonFiles, PersonJob } from '#domain/exports/person-job.ts'
import type { SheetJob } from '#domain/exports/sheet-job.ts'

/**
 * 导出间: writes exchange files, Word forms and workbooks off the event loop, one person at a time, so that nobody waits for
 * a thousand. Its worker holds no keys (docs/decisions/0018).
 */
export type ExportRoom = {
  readonly person: (job: PersonJob) => Promise<PersonFiles>
  readonly sheet: (job: SheetJob) => Promise<Uint8Array>
  readonly compare: (job: Comparing) => Promise<Compared>
  readonly close: () => Promise<void>
}

/** A worker without work goes home after this long, in milliseconds. */
const idle = 60_000

/** No worker starts before the first file. */
export function createExportRoom(): ExportRoom {
  let pool: Promise<Piscina> | undefined
  const start = async () => {
    const { Piscina } = await import('piscina')
    return new Piscina({
      filename: fileURLToPath(workerFile),
      execArgv: fromSource ? ['--conditions=development'] : [],
      env: {},
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idle,
      atomics: 'disabled',
    })
  }
  const ask = async <Answer>(name: string, job: unknown): Promise<Answer> => {
    pool ??= start()
    return (await pool).run(job, { name })
  }
  return {
    person: (job) => ask('person', job),
    sheet: (job) => ask('sheet', job),
    compare: (job) => ask('compare', job),
    close: async () => {
      await (await pool)?.destroy()
      pool = undefined
    },
  }
}

/** Beside this file: TypeScript while developing, which Node reads as it is, and JavaScript once emitted. */
const fromSource = import.meta.url.endsWith('.ts')
const workerFile = new URL(fromSource ? './export-worker.ts' : './export-worker.js', import.meta.url)
