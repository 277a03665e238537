import type { LabelJob } from '#domain/custody/label.ts'
import type {
  BatchDrawing,
  BatchJob,
  Drawing,
  LetterJob,
  NameListDrawing,
  NameListJob,
  PrintJob,
  RollJob,
} from '#domain/prints/job.ts'
import type { FigureSheetsJob } from '#domain/statistics/sheet.ts'
import type { CardJob } from '#domain/unseal/card.ts'
import type { FaceFolders } from '#views/pdf/face-files.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { usualFolders } from './face-folders.ts'
import { written } from './figure-message.ts'
import { createWorkers } from './workers.ts'

/**
 * 打印间: draws PDFs off the event loop. Its workers hold no keys; words and picture are handed to them
 * (docs/decisions/0018).
 */
export type PrintRoom = {
  readonly draw: (job: PrintJob) => Promise<Drawing>
  readonly drawBatch: (batch: BatchJob) => Promise<BatchDrawing>
  readonly nameList: (job: NameListJob) => Promise<NameListDrawing>
  readonly roll: (job: RollJob) => Promise<NameListDrawing>
  readonly figures: (job: FigureSheetsJob) => Promise<NameListDrawing>
  readonly letters: (job: LetterJob) => Promise<NameListDrawing>
  readonly labels: (job: LabelJob) => Promise<Uint8Array>
  readonly card: (job: CardJob) => Promise<Uint8Array>
  /** What its faces can set, told at once and without a worker. */
  readonly coverage: Coverage
  readonly close: () => Promise<void>
}

/** A worker without work goes home after this long and frees its fonts, in milliseconds. */
const patience = 300_000

/**
 * Neither a worker nor the pool is there before the first job. `folders`: where faces for rare characters are looked
 * for.
 */
export function createPrintRoom(
  folders: FaceFolders = usualFolders('data'),
  { workers = 1 }: { workers?: number } = {},
): PrintRoom {
  const room = createWorkers('print-worker', { idle: patience, most: workers, data: folders })
  const ask = <Answer>(name: string, job: unknown, transferList: ArrayBuffer[] = []) =>
    room.run<Answer>(name, job, { transferList })
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
    roll: (job) => {
      const photos = Object.entries(job.photos).map(([key, photo]) => [key, new Uint8Array(photo)] as const)
      return ask(
        'rollJob',
        { ...job, photos: Object.fromEntries(photos) },
        photos.map(([, { buffer }]) => buffer),
      )
    },
    figures: async ({ at, sheets }) => ask('figuresJob', { at, sheets: await written(sheets) }),
    letters: (job) => ask('letterJob', job),
    labels: (job) => ask('labelJob', job),
    card: (job) => ask('cardJob', job),
    coverage: coverageOf(folders),
    close: room.close,
  }
}
