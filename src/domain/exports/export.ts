import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers, leadsHr, readsTheLog } from '#domain/access/duties.ts'
import type { AccountId, DossierId, ExportId, PersonId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { RollOrder, RollRefusal } from '#domain/rolls/roll.ts'
import { opensDossiers } from '#domain/rolls/sheet.ts'
import type { Instant } from '#domain/time.ts'
import type { Format } from './formats.ts'

/** What somebody wants to take out, and why. */
export type Wish = {
  readonly what: Format | 'list' | 'roll'
  /** Without the elements of 2025 and foreign ones. */
  readonly plain: boolean
  readonly reason: string
  /** In the order of the list that they were chosen from; none for a list itself. */
  readonly dossiers: readonly DossierId[]
  /** Of 名册: which one, and what is on it. */
  readonly roll?: RollOrder
}

export type Asked = Wish & { readonly by: AccountId; readonly at: Instant; readonly people: number }

export type Agreed = { readonly by: PersonId; readonly at: Instant }

/** What left the house: how many people were in it, how many had to be left out, and the SHA-256 of the file. */
export type Fetched = {
  readonly at: Instant
  readonly people: number
  readonly leftOut: number
  readonly hash: string
}

/** 导出登记. */
export type Export = Asked & { readonly id: ExportId; readonly agreed?: Agreed; readonly fetched?: Fetched }

export type ExportState = 'fetched' | 'ready' | 'waiting'

/** Whether a second person has to agree: so many dossiers leave at once. A roll of what the list shows holds no dossier. */
export const needsAgreement = ({ dossiers, roll }: Pick<Wish, 'dossiers' | 'roll'>): boolean =>
  dossiers.length > limits.exportAlone && (!roll || opensDossiers(roll))

/** How far an export is, by what has been done to it. */
export const stateOf = (one: Export): ExportState =>
  one.fetched ? 'fetched' : needsAgreement(one) && !one.agreed ? 'waiting' : 'ready'

/** Whoever asked fetches the file, once. */
export const mayFetch = (actor: Actor, one: Export): boolean =>
  keepsDossiers(actor) && one.by === actor.account && stateOf(one) === 'ready'

/** Whose register there is: HR, and the auditor, who meets numbers. */
export const hasRegister = (actor: Actor): boolean => keepsDossiers(actor) || readsTheLog(actor)

/** HR's lead and the auditor see every line, others of HR their own. */
export const maySee = (actor: Actor, { by }: Pick<Export, 'by'>): boolean =>
  leadsHr(actor) || readsTheLog(actor) || (keepsDossiers(actor) && by === actor.account)

export const mostExportReason = 300

export type ExportRefusal =
  | 'exports.nobody'
  | 'exports.too-many'
  | 'exports.no-reason'
  | 'exports.format'
  | 'exports.characters'
  | 'exports.all-left-out'
  | 'exports.fetched'
  | 'exports.waiting'
  | RollRefusal
