import { workerData } from 'piscina'
import sharp from 'sharp'
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
import { drawLabels } from '#views/custody/labels.pdf.ts'
import { drawFigureSheets } from '#views/figure-sheets/tables.pdf.ts'
import type { FaceFolders } from '#views/pdf/face-files.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { draw, drawBatch } from '#views/prints/draw.ts'
import { drawLetters } from '#views/prints/letter.pdf.ts'
import { drawNameList } from '#views/prints/name-list.pdf.ts'
import { drawRecoveryCard } from '#views/prints/recovery-card.pdf.ts'
import { drawRollJob } from '#views/rolls/draw.ts'
import { readAgain } from './figure-message.ts'
import { handedOver } from './handed-over.ts'

/** The faces stay open for the life of the worker: reading one for each document would cost more than drawing it. */
const faces = openFaces(workerData as FaceFolders)
sharp.concurrency(1)
sharp.cache(false)

/** Draws one job. */
export async function drawJob(job: PrintJob): Promise<Drawing> {
  const { placed: _, ...drawing } = await draw(faces, job)
  return drawing.ok ? handedOver(drawing, drawing.value.pdf) : drawing
}

/** Draws the papers of several people as one file. */
export async function batchJob(batch: BatchJob): Promise<BatchDrawing> {
  const drawn = await drawBatch(faces, batch)
  return handedOver(drawn, drawn.pdf)
}

/** Draws a list of people. */
export const nameListJob = async (job: NameListJob) => handed(await drawNameList(faces, job))

/** Draws 名册. */
export const rollJob = async (job: RollJob) => handed(await drawRollJob(faces, job))

/** Draws tables of figures. */
export const figuresJob = async ({
  at,
  sheets,
}: Pick<FigureSheetsJob, 'at'> & { readonly sheets: readonly string[] }) =>
  handed(await drawFigureSheets(faces, { at, sheets: readAgain(sheets) }))

/** Draws 任免通知. */
export const letterJob = async (job: LetterJob) => handed(await drawLetters(faces, job))

/** Draws the labels of boxes. */
export const labelJob = async (job: LabelJob) => file(await drawLabels(faces, job))

/** Draws a recovery card. */
export const cardJob = async (job: CardJob) => file(await drawRecoveryCard(faces, job))

const handed = (drawn: NameListDrawing) => (drawn.ok ? handedOver(drawn, drawn.pdf) : drawn)

const file = (pdf: Uint8Array) => handedOver(pdf, pdf)
