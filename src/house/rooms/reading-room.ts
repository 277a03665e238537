import type { PdfLookedAt, PdfPageDrawn } from '#domain/dossiers/paper.ts'
import type { FileRead, SentFile } from '#domain/imports/read-file.ts'
import type { Read } from '#domain/imports/reading.ts'
import { refuse } from '#domain/result.ts'
import type { FormRead } from '#domain/templates/form.ts'
import type { WorkbookRead } from '#domain/workbooks/workbook.ts'
import { createWorkers } from './workers.ts'

/**
 * 阅览间: reads exchange files and attached papers off the event loop. Its workers hold no keys and have a limit of time and
 * memory: what is made to exhaust it is refused alone, and the next one finds a fresh worker.
 */
export type ReadingRoom = {
  readonly read: (file: SentFile) => Promise<readonly Read<FileRead>[]>
  readonly workbook: (bytes: Uint8Array) => Promise<WorkbookRead>
  /** The blank workbook of a superior. */
  readonly form: (bytes: Uint8Array) => Promise<FormRead>
  /** A name list: a workbook, or text between separators. */
  readonly list: (bytes: Uint8Array) => Promise<WorkbookRead>
  /**
   * Whether a PDF can be read, and how many pages it has; its bytes are asked for once it is its turn, and are gone
   * then.
   */
  readonly lookAt: (pdf: () => Promise<Uint8Array>) => Promise<PdfLookedAt>
  /** One page of a PDF in pixels, counted from 1. */
  readonly drawPage: (pdf: () => Promise<Uint8Array>, page: number) => Promise<PdfPageDrawn>
  readonly close: () => Promise<void>
}

type Limits = {
  /** How long one file may take, in milliseconds. */
  readonly patience?: number
  /** How long one page of a paper may take. */
  readonly paperPatience?: number
  /** How much its reading may need, in megabytes. */
  readonly memory?: number
}

/** A worker without work goes home after this long, in milliseconds. */
const idle = 60_000

/** No worker starts before the first file. Papers have one of their own, so that who looks at one waits for no batch. */
export function createReadingRoom({
  patience = 20_000,
  paperPatience = 10_000,
  memory = 256,
}: Limits = {}): ReadingRoom {
  const [files, papers] = [desk('reading-worker', memory), desk('paper-worker', memory)]
  const file = <Answer>(name: string, job: unknown, exhausted: Answer) => files.run(name, { job, patience, exhausted })
  const inTurn = createTurn()
  const paper = <Answer>(name: string, pdf: () => Promise<Uint8Array>, jobOf: (bytes: Uint8Array) => unknown) =>
    inTurn(async () => {
      const bytes = await pdf()
      const exhausted: Answer | ReturnType<typeof refuse<'paper-too-much'>> = refuse('paper-too-much')
      const transferList = [bytes.buffer as ArrayBuffer]
      return papers.run(name, { job: jobOf(bytes), patience: paperPatience, exhausted, transferList })
    })
  return {
    read: (sent) => file('read', sent, [{ ok: false, refusal: 'import.too-much' }]),
    workbook: (bytes) => file('workbook', bytes, { ok: false, refusal: 'workbook.too-much' }),
    form: (bytes) => file('form', bytes, { ok: false, refusal: 'workbook.too-much' }),
    list: (bytes) => file('list', bytes, { ok: false, refusal: 'workbook.too-much' }),
    lookAt: (pdf) => paper<PdfLookedAt>('lookAt', pdf, (bytes) => bytes),
    drawPage: (pdf, page) => paper<PdfPageDrawn>('drawPage', pdf, (bytes) => ({ bytes, page })),
    close: async () => {
      await Promise.all([files.close(), papers.close()])
    },
  }
}

type Job<Answer> = {
  readonly job: unknown
  readonly patience: number
  /** What is answered where the time or the memory was not enough. */
  readonly exhausted: Answer
  readonly transferList?: ArrayBuffer[]
}

/** One worker, which starts with its first job. */
function desk(worker: 'reading-worker' | 'paper-worker', memory: number) {
  const { run, close } = createWorkers(worker, { idle, memory })
  return {
    run: async <Answer>(name: string, { job, exhausted, ...asking }: Job<Answer>): Promise<Answer> => {
      try {
        return await run<Answer>(name, job, asking)
      } catch (error) {
        if (isExhausted(error)) return exhausted
        throw error
      }
    },
    close,
  }
}

/** One after the other: the time that a paper has begins with its turn, and no two are in memory. */
function createTurn() {
  let last: Promise<unknown> = Promise.resolve()
  return <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}

/** The time was up, or the worker was; anything else is a mistake of the program. */
const isExhausted = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'AbortError' || /ERR_WORKER_OUT_OF_MEMORY/.test(String(Reflect.get(error, 'code'))))
