import type { PrintNote } from '#domain/prints/job.ts'
import type { PageKind, PageModels } from '#domain/prints/papers/index.ts'
import type { Document } from '#views/pdf/document.ts'
import { drawAppointment } from './appointment.pdf.ts'
import { drawApproval } from './approval.pdf.ts'
import { drawBasic } from './basic.pdf.ts'
import { drawCatalogue } from './catalogue.pdf.ts'
import { drawCover } from './cover.pdf.ts'
import { drawResume } from './resume.pdf.ts'
import { drawTransferReceipt } from './transfer-receipt.pdf.ts'
import { drawTransferSlip } from './transfer-slip.pdf.ts'

/**
 * How each sheet is drawn, beginning on a page of its own, on as many as it takes; answers what a person should know of
 * it.
 */
export const drawings: { readonly [Kind in PageKind]: DrawSheet<PageModels[Kind]> } = {
  cover: drawCover,
  basic: drawBasic,
  resume: drawResume,
  appointment: drawAppointment,
  catalogue: drawCatalogue,
  approval: drawApproval,
  'transfer-slip': drawTransferSlip,
  'transfer-receipt': drawTransferReceipt,
}

/** The photo comes upright and 4:5, for the sheets that have one. */
export type DrawSheet<Model> = (doc: Document, sheet: Model, photo: Uint8Array | undefined) => readonly PrintNote[]
