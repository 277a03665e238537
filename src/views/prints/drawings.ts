import type { PrintNote } from '#domain/prints/job.ts'
import type { SheetKind, Sheets } from '#domain/prints/sheets/index.ts'
import type { Document } from '#views/pdf/document.ts'
import { drawBasic } from './basic.pdf.ts'
import { drawCover } from './cover.pdf.ts'
import { drawResume } from './resume.pdf.ts'

/** How each sheet is drawn, beginning on a page of its own, on as many as it takes; answers what a person should know of it. */
export const drawings: { readonly [Kind in SheetKind]: DrawSheet<Sheets[Kind]> } = {
  cover: drawCover,
  basic: drawBasic,
  resume: drawResume,
}

/** The photo comes upright and 4:5, for the sheets that have one. */
export type DrawSheet<Model> = (doc: Document, sheet: Model, photo: Uint8Array | undefined) => readonly PrintNote[]
