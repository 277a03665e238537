import { move, workerData } from 'piscina'
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

/** The faces stay open for the life of the worker: reading one for each document would cost more than drawing it. */
const faces = openFaces(workerData as FaceFolders)
sharp.concurrency(1)
sharp.cache(false)

/** Draws one job. The PDF is handed over, not copied. */
export async function drawJob(job: PrintJob): Promise<Drawing> {
  const { placed: _, ...drawing } = await draw(faces, job)
  if (drawing.ok) move(drawing.value.pdf.buffer as ArrayBuffer)
  return drawing
}

/** Draws the papers of several people as one file. */
export async function batchJob(batch: BatchJob): Promise<BatchDrawing> {
  const drawn = await drawBatch(faces, batch)
  move(drawn.pdf.buffer as ArrayBuffer)
  return drawn
}

/** Draws a list of people. */
export async function nameListJob(job: NameListJob): Promise<NameListDrawing> {
  const drawn = await drawNameList(faces, job)
  if (drawn.ok) move(drawn.pdf.buffer as ArrayBuffer)
  return drawn
}

/** Draws 名册. */
export async function rollJob(job: RollJob): Promise<NameListDrawing> {
  const drawn = await drawRollJob(faces, job)
  if (drawn.ok) move(drawn.pdf.buffer as ArrayBuffer)
  return drawn
}

/** Draws tables of figures. */
export async function figuresJob(job: FigureSheetsJob): Promise<NameListDrawing> {
  const drawn = await drawFigureSheets(faces, job)
  if (drawn.ok) move(drawn.pdf.buffer as ArrayBuffer)
  return drawn
}

/** Draws 任免通知. */
export async function letterJob(job: LetterJob): Promise<NameListDrawing> {
  const drawn = await drawLetters(faces, job)
  if (drawn.ok) move(drawn.pdf.buffer as ArrayBuffer)
  return drawn
}

/** Draws the labels of boxes. */
export async function labelJob(job: LabelJob): Promise<Uint8Array> {
  const pdf = await drawLabels(faces, job)
  move(pdf.buffer as ArrayBuffer)
  return pdf
}

/** Draws a recovery card. */
export async function cardJob(job: CardJob): Promise<Uint8Array> {
  const pdf = await drawRecoveryCard(faces, job)
  move(pdf.buffer as ArrayBuffer)
  return pdf
}
