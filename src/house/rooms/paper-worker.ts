import type { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PdfLookedAt, PdfPageDrawn } from '#domain/dossiers/paper.ts'
import { limits } from '#domain/limits.ts'
import { ok, refuse } from '#domain/result.ts'
import { handedOver } from './handed-over.ts'
import { pdfReader } from './pdf-reader.ts'

type Pdf = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>

/** How large a page is drawn, in pixels: an A4 scan stays readable, and nobody gets the original by looking. */
const most = { width: 1_600, height: 2_400, scale: 4 } as const

/** Pixels of the drawing that only shows that there is one. */
const small = { width: 48, height: 48, scale: 1 } as const

/** Counts the pages of a PDF and draws the first, to see that it can be. */
export const lookAt = (bytes: Uint8Array): Promise<PdfLookedAt> =>
  opened<PdfLookedAt>(bytes, async (pdf) => {
    const pages = pdf.getPageCount()
    if (pages < 1) return refuse('paper-broken')
    if (pages > limits.paperPages) return refuse('paper-too-long')
    const first = await drawn(pdf, 1, small)
    return first.ok ? ok({ pages }) : first
  })

/** Draws one page, counted from 1, in pixels. They are handed over, not copied. */
export const drawPage = ({ bytes, page }: { bytes: Uint8Array; page: number }): Promise<PdfPageDrawn> =>
  opened<PdfPageDrawn>(bytes, async (pdf) => {
    const picture = await drawn(pdf, page, most)
    return picture.ok ? handedOver(picture, picture.value.pixels) : picture
  })

async function drawn(pdf: Pdf, page: number, within: { width: number; height: number; scale: number }) {
  if (page < 1 || page > pdf.getPageCount()) return refuse('paper-broken')
  const sheet = pdf.getPage(page - 1)
  const { originalWidth, originalHeight } = sheet.getOriginalSize()
  if (!(originalWidth > 0 && originalHeight > 0)) return refuse('paper-broken')
  const scale = Math.min(within.scale, within.width / originalWidth, within.height / originalHeight)
  const pixels = (points: number) => Math.max(1, Math.round(points * scale))
  const [width, height] = [pixels(originalWidth), pixels(originalHeight)]
  const { data } = await sheet.render({ width, height, scale: 1, render: 'bitmap', renderFormFields: true })
  return ok({ width, height, pixels: data })
}

/**
 * Every paper gets a reader of its own: what one leaves behind, or breaks, is nothing to the next. It runs no script, asks for
 * nothing over the network, and what it may need is bounded.
 */
async function opened<Answer>(bytes: Uint8Array, work: (pdf: Pdf) => Promise<Answer>) {
  const library = await pdfReader()
  let pdf: Pdf | undefined
  try {
    pdf = await library.loadDocument(bytes)
    return await work(pdf)
  } catch (error) {
    return refuse(troubleOf(error))
  }
}

const troubleOf = (error: unknown) => {
  const text = error instanceof Error ? error.message : ''
  if (/password|security/i.test(text)) return 'paper-locked'
  return /memory|abort|out of bounds|offset is out/i.test(text) ? 'paper-too-much' : 'paper-broken'
}
