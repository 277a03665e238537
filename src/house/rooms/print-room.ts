import { fileURLToPath } from 'node:url'
import type { Piscina } from 'piscina'
import type { LabelJob } from '#domain/custody/label.ts'
import type { BatchDrawing, BatchJob, Drawing, NameListDrawing, NameListJob, PrintJob } from '#domain/prints/job.ts'
import type { FaceFolders } from '#views/pdf/face-files.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { usualFolders } from './face-folders.ts'

/**
 * 打印间: draws PDFs off the event loop. Its workers hold no keys; words and picture are handed to them
 * (docs/decisions/0018).
 */
export type PrintRoom = {
  readonly draw: (job: PrintJob) => Promise<Drawing>
  readonly drawBatch: (batch: BatchJob) => Promise<BatchDrawing>
  readonly nameList: (job: NameListJob) => Promise<NameListDrawing>
  readonly labels: (job: LabelJob) => Promise<Uint8Array>
  /** What its faces can set, told at once and without a worker. */
  readonly coverage: Coverage
  readonly close: () => Promise<void>
}

/** A worker without work goes home after this long and frees its fonts, in milliseconds. */
const patience = 300_000

/** Neither a worker nor the pool is there before the first job. `folders`: where faces for rare characters are looked for. */
export function createPrintRoom(
  folders: FaceFolders = usualFolders('data'),
  { workers = 1 }: { workers?: number } = {},
): PrintRoom {
  let pool: Promise<Piscina> | undefined
  const start = async () => {
    const { Piscina } = await import('piscina')
    return new Piscina({
      filename: fileURLToPath(workerFile),
      execArgv: fromSource ? ['--conditions=development'] : [],
      env: {},
      workerData: folders,
      minThreads: 0,
      maxThreads: workers,
      idleTimeout: patience,
      atomics: 'disabled',
    })
  }
  const ask = async <Answer>(name: string, task: unknown, transferList: ArrayBuffer[] = []): Promise<Answer> => {
    pool ??= start()
    return (await pool).run(task, { name, transferList })
  }
  return {
    draw: (job) => {
      const photo = job.photo && new Uint8Array(job.photo)
      return ask('drawJob', { ...job, photo }, photo ? [photo.buffer] : [])
    },
    drawBatch: (batch) => {
      const jobs = batch.jobs.map((job) => ({ ...job, photo: job.photo && new Uint8Array(job.photo) }))
      return ask(
        'batchJob',
        { ...batch, jobs },
        jobs.flatMap(({ photo }) => (photo ? [photo.buffer] : [])),
      )
    },
    nameList: (job) => ask('nameListJob', job),
    labels: (job) => ask('labelJob', job),
    coverage: coverageOf(folders),
    close: async () => {
      await (await pool)?.destroy()
      pool = undefined
    },
  }
}

/** Beside this file: TypeScript while developing, which Node reads as it is, and JavaScript once emitted. */
const fromSource = import.meta.url.endsWith('.ts')
const workerFile = new URL(fromSource ? './print-worker.ts' : './print-worker.js', import.meta.url)
