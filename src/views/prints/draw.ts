import { createHash } from 'node:crypto'
import { pageCode } from '#domain/prints/code.ts'
import { type Drawing, type DrawnPage, logicalContent, type PrintJob, type PrintNote } from '#domain/prints/job.ts'
import { privateUse } from '#domain/prints/printable.ts'
import { hasPhoto, type SheetKind, type SheetModel } from '#domain/prints/sheets/index.ts'
import { type Document, openDocument, type Placed } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { uprightPhoto } from '#views/pdf/photo.ts'
import { type DrawSheet, drawings } from './drawings.ts'
import { drawFoot, drawHoles } from './foot.pdf.ts'

/** For tests: where every word stands and which cell it must not leave. */
export type Traced = Drawing & { readonly placed: readonly Placed[] }

/**
 * Draws the sheets of one run as PDF/A-1b. Equal jobs give equal bytes. Refuses, naming them, where characters have no glyph
 * in any face: nothing is drawn blank.
 */
export async function draw(faces: Faces, job: PrintJob): Promise<Traced> {
  const doc = openDocument(faces, {
    at: job.at,
    title: '卷宗',
    subject: job.run ?? '预览',
    watermark: job.watermark,
  })
  const photo = job.photo && (await uprightPhoto(job.photo))
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
  if (spans.some(({ pages }) => pages > 1)) notes.push({ note: 'continued' })

  const pages = spans.flatMap(({ sheet, first, pages }) =>
    Array.from({ length: pages }, (_, index) => closePage(doc, job, { sheet, page: index + 1, pages }, first + index)),
  )
  if (doc.lent.size > 0) notes.push({ note: 'fallback-face', chars: [...doc.lent] })
  const pdf = await doc.finish()
  if (doc.missing.size > 0) return { ok: false, missing: [...doc.missing], placed: doc.placed }
  return { ok: true, value: { pdf, pdfHash: sha256(pdf), pages, notes }, placed: doc.placed }
}

/** Each model is drawn by the drawing of its own name, which the table of drawings holds to be for it. */
const drawSheet = (doc: Document, sheet: SheetModel, photo: Uint8Array | undefined) =>
  (drawings[sheet.is] as DrawSheet<SheetModel>)(doc, sheet, photo)

function closePage(
  doc: Document,
  job: PrintJob,
  { sheet, page, pages }: { sheet: SheetKind; page: number; pages: number },
  index: number,
): DrawnPage {
  const code = job.run === undefined ? undefined : pageCode(job.run, index + 1)
  doc.turnTo(index)
  if (code) drawHoles(doc)
  drawFoot(doc, { page, pages, code, lines: job.foot })
  const content = doc.contents[index]
  const said = content?.said ?? []
  const photo = content?.photo && job.photo ? sha256(job.photo) : undefined
  const contentHash = sha256(logicalContent({ formVersion: job.formVersion, sheet, page, pages, said, photo }))
  return { sheet, page, pages, contentHash, ...(code && { code }) }
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
