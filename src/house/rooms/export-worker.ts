import { type Compared, type Comparing, compared } from '#domain/exports/comparing.ts'
import { fileOf, outgoingOf, type PersonFiles, type PersonJob, pictureIn } from '#domain/exports/person-job.ts'
import type { SheetJob } from '#domain/exports/sheet-job.ts'
import { writeExchange } from '#domain/exports/write-person.ts'
import { readFile } from '#domain/imports/read-file.ts'
import type { RollSheet } from '#domain/rolls/roll.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { suppressed } from '#domain/statistics/suppressing.ts'
import type { Tally } from '#domain/statistics/tally.ts'
import type { FillJob } from '#domain/templates/fill.ts'
import { readAgain } from './figure-message.ts'

/** Writes one person's files. The libraries for Word and Excel are loaded with the first file of theirs. */
export async function person(job: PersonJob): Promise<PersonFiles> {
  if (job.format !== 'docx') return writeExchange(job)
  const { drawAppointmentDocx } = await import('#views/exports/appointment.docx.ts')
  const file = fileOf(outgoingOf(job).root)
  const bytes = await drawAppointmentDocx(job.form, file, pictureIn(file, job.photo, ['jpeg', 'png']))
  return { ok: true, files: [{ extension: 'docx', bytes }] }
}

/** Draws a list as a workbook, in the worker. */
export async function sheet(job: SheetJob): Promise<Uint8Array> {
  const { drawList } = await import('#views/exports/list.xlsx.ts')
  return drawList(job)
}

/** Draws 名册 as a workbook. */
export async function roll(sheet: RollSheet): Promise<Uint8Array> {
  const { drawRollWorkbook } = await import('#views/rolls/table.xlsx.ts')
  return drawRollWorkbook(sheet)
}

/** Draws a table of figures as a workbook. */
export async function figures(sheet: FigureSheet): Promise<Uint8Array> {
  const { drawFigureWorkbook } = await import('#views/figure-sheets/table.xlsx.ts')
  return drawFigureWorkbook(sheet)
}

/** Draws several of them as one workbook. */
export async function figureBook(sheets: readonly string[]): Promise<Uint8Array> {
  const { drawFigureBook } = await import('#views/figure-sheets/table.xlsx.ts')
  return drawFigureBook(readAgain(sheets))
}

/** Fills a superior's workbook in. */
export async function fill(job: FillJob): Promise<Uint8Array> {
  const { fillForm } = await import('#domain/templates/fill.ts')
  return fillForm(job)
}

/** Finds the cells that a table does not show which leaves the house. */
export function suppress(tally: Tally): readonly (readonly boolean[])[] {
  const hides = suppressed(tally)
  return tally.rows.map((_, row) => tally.columns.map((_, column) => hides(row, column)))
}

/** Writes the files, reads them again as any import and holds both against the dossier. */
export async function compare(job: Comparing): Promise<Compared> {
  const written = await person(job)
  if (!written.ok) return written
  const [file, beside] = written.files
  const bytes = file?.bytes ?? new Uint8Array()
  const [read] = await readFile({ name: `a.${job.format}`, bytes, mend: false })
  const found = read?.ok ? read.value : undefined
  const hasPhoto = (found?.portrait ?? beside) !== undefined
  return { ok: true, tags: compared(job, { records: found?.records ?? [], hasPhoto }) }
}
