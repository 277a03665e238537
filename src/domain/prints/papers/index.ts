import type { Actor } from '#domain/access/actor.ts'
import { type Circumstances, decide, quiet, type Subject } from '#domain/access/policy.ts'
import { type SheetKind, type Sheets, sheetKinds, sheets } from '../sheets/index.ts'
import type { Printed } from '../sheets/sheet.ts'
import { appointment } from './appointment.ts'
import { catalogue } from './catalogue.ts'

/**
 * What HR prints by itself, and no filing asks for (docs/decisions/0224). A new one is its file and a line here, its
 * drawing and a line in views/prints.
 */
export const papers = { appointment, catalogue }

export type PaperKind = keyof typeof papers

export const paperKinds = Object.keys(papers) as PaperKind[]

export const isPaper = (text: string): text is PaperKind => Object.hasOwn(papers, text)

/** Every kind of page that is printed of a dossier. */
export type PageKind = SheetKind | PaperKind

export const pageKinds = (): readonly PageKind[] => [...sheetKinds, ...paperKinds]

export type Papers = { readonly [Kind in PaperKind]: ReturnType<(typeof papers)[Kind]['of']> }

export type PageModels = Sheets & Papers

export type PageModel = PageModels[PageKind]

/** What a page of this kind says, in words. */
export const modelOf = (kind: PageKind, printed: Printed): PageModel => ({ ...sheets, ...papers })[kind].of(printed)

export const isMaterial = (kind: PageKind): boolean => isPaper(kind) && papers[kind].material === true

/** Whether this actor prints the paper of this dossier: what button, page and act ask. */
export const mayPrintPaper = (
  actor: Actor,
  kind: PaperKind,
  subject: Subject,
  circumstances: Circumstances = quiet,
): boolean =>
  (['who', ...papers[kind].needs] as const).every(
    (group) => decide(actor, 'paper', subject, group, circumstances).allow,
  )

/** Whether the photo is on it. */
export const hasPhoto = (kind: PageKind): boolean => ({ ...sheets, ...papers })[kind].photo === true
