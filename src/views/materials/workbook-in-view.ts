import type { DossierId } from '#domain/ids.ts'
import type { Layout, LookedRow } from '#domain/materials/workbook.ts'
import type { Row, Sheet } from '#domain/workbooks/workbook.ts'

/** Somebody whose paper a row may be. */
export type Who = { readonly dossier: DossierId; readonly name: string; readonly number: string; readonly unit: string }

/** A row as it was looked through, with the person. */
export type Shown = Omit<LookedRow, 'dossier'> & { readonly isFine: boolean; readonly who?: Who | undefined }

/** The workbook in hand: its sheet, how it is laid out, and what was said of it. */
export type Book = {
  readonly id: string
  readonly name: string
  readonly sheets: readonly Sheet[]
  readonly sheet: number
  readonly rows: readonly Row[]
  readonly layout: Layout
  readonly width: number
  readonly hidden: 'take' | 'leave' | undefined
  readonly done: number
  readonly meant: ReadonlySet<DossierId>
}

export type Looked = {
  readonly rows: readonly Shown[]
  readonly namesakes: readonly { readonly name: string; readonly people: readonly Who[] }[]
}
