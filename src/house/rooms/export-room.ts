import type { Compared, Comparing } from '#domain/exports/comparing.ts'
import type { PersonFiles, PersonJob } from '#domain/exports/person-job.ts'
import type { SheetJob } from '#domain/exports/sheet-job.ts'
import type { RollSheet } from '#domain/rolls/roll.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import type { Tally } from '#domain/statistics/tally.ts'
import type { FillJob } from '#domain/templates/fill.ts'
import { written } from './figure-message.ts'
import { createWorkers } from './workers.ts'

/**
 * 导出间: writes exchange files, Word forms and workbooks off the event loop, one person at a time, so that nobody waits for
 * a thousand. Its worker holds no keys (docs/decisions/0018).
 */
export type ExportRoom = {
  readonly person: (job: PersonJob) => Promise<PersonFiles>
  readonly sheet: (job: SheetJob) => Promise<Uint8Array>
  readonly roll: (sheet: RollSheet) => Promise<Uint8Array>
  readonly figures: (sheet: FigureSheet) => Promise<Uint8Array>
  /** Tables of figures as one workbook, each a sheet under its number. */
  readonly figureBook: (sheets: readonly FigureSheet[]) => Promise<Uint8Array>
  /** By row and column, whether a table that leaves the house does not show the cell; a large one takes a while. */
  readonly suppress: (tally: Tally) => Promise<readonly (readonly boolean[])[]>
  /** A superior's workbook with its numbers. */
  readonly fill: (job: FillJob) => Promise<Uint8Array>
  readonly compare: (job: Comparing) => Promise<Compared>
  readonly close: () => Promise<void>
}

/** A worker without work goes home after this long, in milliseconds. */
const idle = 60_000

/** No worker starts before the first file. */
export function createExportRoom(): ExportRoom {
  const { run, close } = createWorkers('export-worker', { idle })
  return {
    person: (job) => run('person', job),
    sheet: (job) => run('sheet', job),
    roll: (sheet) => run('roll', sheet),
    figures: (sheet) => run('figures', sheet),
    figureBook: async (sheets) => run('figureBook', await written(sheets)),
    suppress: (tally) => run('suppress', tally),
    fill: (job) => run('fill', job),
    compare: (job) => run('compare', job),
    close,
  }
}
