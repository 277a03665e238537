import type { Actor } from '#domain/access/actor.ts'
import { keepsCatalogue, keepsDossiers, printsAppointments } from '#domain/access/duties.ts'
import { type Circumstances, decide, quiet, type Subject } from '#domain/access/policy.ts'
import { type SheetKind, type Sheets, sheetKinds, sheets } from '../sheets/index.ts'
import type { Printed } from '../sheets/sheet.ts'
import { appointment } from './appointment.ts'
import type { ApprovalSheet } from './approval.ts'
import { catalogue } from './catalogue.ts'
import type { TransferReceipt } from './transfer-receipt.ts'
import type { TransferSlip } from './transfer-slip.ts'

/**
 * What HR prints by itself, and no filing asks for (docs/decisions/0224). A new one is its file and a line here, its
 * drawing and a line in views/prints.
 */
export const papers = { appointment, catalogue }

export type PaperKind = keyof typeof papers

export const paperKinds = Object.keys(papers) as PaperKind[]

/** Whether a text names a form that HR prints. */
export const isPaper = (text: string): text is PaperKind => Object.hasOwn(papers, text)

/** What is made from the contents of a dossier. */
export type ContentsKind = SheetKind | PaperKind

/**
 * Materials that are made from something else: 审批单 from a case (docs/decisions/0031), 转递通知单 and 回执 from what is sent
 * and what came.
 */
const others = ['approval', 'transfer-slip', 'transfer-receipt'] as const
type OtherKind = (typeof others)[number]

/** Whether a page is neither a sheet of the dossier nor a form of HR. */
export const isOther = (kind: PageKind): kind is OtherKind => (others as readonly PageKind[]).includes(kind)

/** Every kind of page that is printed. */
export type PageKind = ContentsKind | OtherKind

/** Everything that a printed page can be. */
export const pageKinds = (): readonly PageKind[] => [...sheetKinds, ...paperKinds, ...others]

export type Papers = { readonly [Kind in PaperKind]: ReturnType<(typeof papers)[Kind]['of']> }

export type PageModels = Sheets &
  Papers & {
    readonly approval: ApprovalSheet
    readonly 'transfer-slip': TransferSlip
    readonly 'transfer-receipt': TransferReceipt
  }

export type PageModel = PageModels[PageKind]

/** What a page of this kind says, in words. */
export const modelOf = (kind: ContentsKind, printed: Printed): PageModel => ({ ...sheets, ...papers })[kind].of(printed)

/** A material is printed to be signed and never goes stale; any other page is a finding aid, and is swapped when it does. */
export const isMaterial = (kind: PageKind): boolean =>
  isOther(kind) || (isPaper(kind) && papers[kind].material === true)

/** Whether this actor prints such a paper at all: what the page of a list asks, and the rights of each dossier after it. */
export const printsPaper = (actor: Actor, kind: PaperKind): boolean =>
  kind === 'appointment' ? printsAppointments(actor) : keepsDossiers(actor) || keepsCatalogue(actor)

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
export const hasPhoto = (kind: PageKind): boolean => !isOther(kind) && { ...sheets, ...papers }[kind].photo === true
