import { createHash } from 'node:crypto'
import { pageCode } from '#domain/prints/code.ts'
import {
  type BatchDrawing,
  type BatchJob,
  type BatchPart,
  type Drawing,
  type DrawnPage,
  logicalContent,
  type PrintJob,
  type PrintNote,
} from '#domain/prints/job.ts'
import { hasPhoto, type PageKind, type PageModel } from '#domain/prints/papers/index.ts'
import { privateUse } from '#domain/prints/printable.ts'
import { isSheet } from '#domain/prints/sheets/index.ts'
import { type Document, openDocument, type Placed } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { uprightPhoto } from '#views/pdf/photo.ts'
import { back, front } from './appointment.pdf.ts'
import { type DrawSheet, drawings } from './drawings.ts'
import { drawFoot, drawHoles } from './foot.pdf.ts'
import { drawSwap } from './swap.pdf.ts'

/** For tests: where every word stands and which cell it must not leave. */
export type Traced = Drawing & { readonly placed: readonly Placed[] }

/**
 * Draws the sheets of one run as PDF/A-1b. Equal jobs give equal bytes. Refuses, naming them, where characters have no glyph
 * in any face: nothing is drawn blank.
 */
export async function draw(faces: Faces, job: PrintJob): Promise<Traced> {
  const doc = openDocument(faces, propertiesOf(job, job.run))
  const { pages, notes } = drawJob(doc, job, job.photo && (await uprightPhoto(job.photo)))
  const lent = doc.lent.size > 0 ? [{ note: 'fallback-face' as const, chars: [...doc.lent] }] : []
  const pdf = await doc.finish()
  if (doc.missing.size > 0) return { ok: false, missing: [...doc.missing], placed: doc.placed }
  return { ok: true, value: { pdf, pdfHash: sha256(pdf), pages, notes: [...notes, ...lent] }, placed: doc.placed }
}

/**
 * The papers of several people in one file, in the order of the jobs, all copies of one person together. Whoever has a
 * character without glyph is told and left out, and the others are drawn.
 */
export async function drawBatch(faces: Faces, batch: BatchJob): Promise<BatchDrawing> {
  const doc = openDocument(faces, propertiesOf(batch, undefined))
  const parts: BatchPart[] = []
  for (const job of batch.jobs) {
    const missing = lackingIn(faces, job)
    if (missing.length > 0) parts.push({ ok: false, missing })
    else {
      const photo = job.photo && (await uprightPhoto(job.photo))
      const drawn = Array.from({ length: batch.copies }, () => drawJob(doc, job, photo))
      parts.push({ ok: true, pages: [], notes: [], ...drawn[0] })
    }
  }
  const pdf = await doc.finish()
  return { pdf, pdfHash: sha256(pdf), parts }
}

const propertiesOf = ({ at, watermark }: Pick<PrintJob, 'at' | 'watermark'>, run: string | undefined) => ({
  at,
  title: '卷宗',
  subject: run ?? (watermark === undefined ? '打印' : '预览'),
  watermark,
})

/** The characters of a job that no face has, found before a line of it is drawn. */
function lackingIn(faces: Faces, { sheets, slip, foot }: PrintJob): readonly string[] {
  const missing = new Set<string>()
  for (const text of wordsIn([sheets, slip, foot])) {
    for (const { face, text: lacking } of faces.stretches('song', text)) {
      if (!face) for (const char of lacking) missing.add(char)
    }
  }
  return [...missing]
}

const wordsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value.split('\n')
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(wordsIn)
      : []

/** Draws the sheets of a job at the end of a document, and answers its pages. */
function drawJob(doc: Document, job: PrintJob, photo: Uint8Array | undefined): Omit<BatchPart & { ok: true }, 'ok'> {
  if (job.slip) drawSwap(doc, job.slip, job.foot)
  const start = doc.contents.length
  const notes: PrintNote[] = [...photoNotes(job, photo), ...privateNotes(job)]
  const spans = job.sheets.map((sheet) => {
    const first = doc.contents.length
    const before = doc.contents.at(-1)?.said.length
    notes.push(...drawSheet(doc, sheet, photo))
    if (doc.contents[first - 1]?.said.length !== before) {
      throw new Error(`The drawing of ${sheet.is} wrote on the sheet before: it begins with a page of its own.`)
    }
    return { sheet: sheet.is, first, pages: doc.contents.length - first }
  })
  if (spans.some(({ sheet, pages }) => pages > pagesMeant(sheet))) notes.push({ note: 'continued' })

  const pages = spans.flatMap(({ sheet, first, pages }) =>
    Array.from({ length: pages }, (_, index) =>
      closePage(doc, job, { sheet, page: index + 1, pages, at: first + index, ordinal: first + index - start + 1 }),
    ),
  )
  return { pages, notes }
}

/** Front and back of the appointment form; one page of every other. */
const pagesMeant = (kind: PageKind) => (kind === 'appointment' ? 2 : 1)

/** Each model is drawn by the drawing of its own name, which the table of drawings holds to be for it. */
const drawSheet = (doc: Document, sheet: PageModel, photo: Uint8Array | undefined) =>
  (drawings[sheet.is] as DrawSheet<PageModel>)(doc, sheet, photo)

type Closing = Pick<DrawnPage, 'sheet' | 'page' | 'pages'> & {
  /** Place in the document, from 0, and in the run, from 1. */
  readonly at: number
  readonly ordinal: number
}

function closePage(doc: Document, job: PrintJob, { sheet, page, pages, at, ordinal }: Closing): DrawnPage {
  const code = job.run === undefined ? undefined : pageCode(job.run, ordinal)
  doc.turnTo(at)
  if (code && isSheet(sheet)) drawHoles(doc)
  drawFoot(doc, { page, pages, code, lines: job.foot, ...edges(sheet, page) })
  const content = doc.contents[at]
  const said = content?.said ?? []
  const photo = content?.photo && job.photo ? sha256(job.photo) : undefined
  const contentHash = sha256(logicalContent({ formVersion: job.formVersion, sheet, page, pages, said, photo }))
  return { sheet, page, pages, contentHash, ...(code && { code }) }
}

/** The form has a margin of its own on each side of its sheet. */
const edges = (kind: PageKind, page: number) => {
  if (kind !== 'appointment' || page > 2) return {}
  const { x, width } = page === 1 ? front.box : back.box
  return { x, end: x + width }
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

function photoNotes({ sheets, photo }: PrintJob, upright: Uint8Array | undefined): readonly PrintNote[] {
  if (!sheets.some(({ is }) => hasPhoto(is)) || upright) return []
  return [{ note: photo ? 'photo-unreadable' : 'photo-missing' }]
}

function privateNotes({ sheets }: PrintJob): readonly PrintNote[] {
  const chars = privateUse(JSON.stringify(sheets))
  return chars.length > 0 ? [{ note: 'private-use', chars }] : []
}
