import type { Contents, ImageRef } from '#domain/dossiers/section.ts'
import { basic } from './basic.ts'
import { cover } from './cover.ts'
import { resume } from './resume.ts'
import type { Printed } from './sheet.ts'

/**
 * The sheets of a filing run, in the order in which they lie in the volume. All are finding aids (docs/decisions/0031).
 * A new one is its file and a line here, its drawing and a line in views/prints.
 */
export const sheets = { cover, basic, resume }

export type SheetKind = keyof typeof sheets

export const sheetKinds = Object.keys(sheets) as SheetKind[]

/** What the sheets of one person say, in words. */
export type Sheets = { readonly [Kind in SheetKind]: ReturnType<(typeof sheets)[Kind]['of']> }

export type SheetModel = Sheets[SheetKind]

/** Every word of every sheet. */
export const sheetsOf = (printed: Printed): Sheets =>
  Object.fromEntries(sheetKinds.map((kind) => [kind, sheets[kind].of(printed)])) as Sheets

/** Whether it is a sheet of the dossier, which is filed. */
export const isSheet = (kind: string): kind is SheetKind => Object.hasOwn(sheets, kind)

/** The photo that belongs to the sheets, as its record names it. */
export const photoOf = (contents: Contents): ImageRef | undefined =>
  contents['photo']?.[0]?.fields['image'] as ImageRef | undefined
