import type { AccountId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import type { Instant } from '#domain/time.ts'

/** The closed list of what the log knows, one line each, noun.past. Each has a sentence `act.<act>` in the catalogue. */
export const acts = [
  'house.unsealed',
  'house.sealed',
  'house.checked',
  'organisation.founded',
  'unit.added',
  'post.added',
  'person.added',
  'office.given',
  'office.ended',
  'account.added',
  'account.closed',
  'duty.given',
  'fallback.named',
  'asking.changed',
  'rule.set',
  'rule.removed',
  'damage.found',
  'session.started',
  'session.refused',
  'session.ended',
  'access.refused',
  'log.read',
  'log.exported',
  'dossier.listed',
  'dossier.searched',
  'dossier.suggested',
  'dossier.drafted',
  'dossier.record-saved',
  'dossier.record-retracted',
  'dossier.nothing-declared',
  'dossier.opening-entered',
  'dossier.draft-closed',
  'dossier.read',
  'dossier.history-read',
  'dossier.settlement-read',
  'dossier.pay-entered',
  'pay-month.read',
  'pay-month.closed',
  'pay-month.reopened',
  'pay-columns.kept',
  'dossier.photo-read',
  'dossier.paper-read',
  'dossier.worked-on',
  'dossier.previewed',
  'dossier.printed',
  'dossier.exported',
  'dossier.compared',
  'import.listed',
  'import.staged',
  'import.refused',
  'import.read',
  'import.photo-read',
  'import.mended',
  'import.kept',
  'import.discarded',
  'proposal.read',
  'proposal.drawn',
  'proposal.dropped',
  'proposal.discarded',
  'reading.opened',
  'reading.revoked',
  'reading.given-out',
  'reading.given-back',
  'reading.register-read',
  'reading.register-printed',
  'followup.opened',
  'followup.read',
  'followup.done',
  'followup.let-go',
  'sample.drawn',
  'sample.confirmed',
  'sample.doubted',
  'batch.begun',
  'batch.read',
  'batch.changed',
  'batch.printed',
  'case.listed',
  'case.read',
  'case.slice-read',
  'case.submitted',
  'case.resubmitted',
  'case.approved',
  'case.rejected',
  'case.returned',
  'case.withdrawn',
  'case.retried',
  'case.handled',
  'case.applied',
  'case.reopened',
  'case.urged',
  'case.handed-on',
  'case.transferred',
  'case.handed-over',
  'case.commented',
  'case.previewed',
  'case.printed',
  'case.refused',
  'print.looked-up',
  'filing.listed',
  'filing.read',
  'filing.opened',
  'filing.printed',
  'paper.printed',
  'roster.printed',
  'filing.box-chosen',
  'filing.page-filed',
  'filing.page-misplaced',
  'filing.ended',
  'location.added',
  'resource.listed',
  'resource.added',
  'resource.allocated',
  'resource.returned',
  'resource.retired',
  'resource.reserved',
  'resource.released',
  'resource.confirmed',
  'material.catalogue-read',
  'material.history-read',
  'material.paper-read',
  'material.register-read',
  'material.lacking-read',
  'material.workbook-read',
  'material.received',
  'material.examined',
  'material.returned',
  'material.filed',
  'material.mended',
  'material.moved',
  'material.removed',
  'export.asked',
  'export.fetched',
  'export.listed',
  'agreement.asked',
  'agreement.agreed',
  'agreement.withdrawn',
  'aside.asked',
  'aside.agreed',
  'aside.withdrawn',
] as const

export type Act = (typeof acts)[number]

/**
 * 日志条目: who did what, about which things. `about` holds ids, codes, counts and keyed tags, never a value; a dossier
 * stands under `dossier`, a person under `person`, a unit under `unit`, a case under `case`.
 */
export type Entry = {
  readonly at: Instant
  readonly actor: AccountId | 'system'
  readonly act: Act
  readonly about: Readonly<Record<string, string | number | boolean>>
}

/** The text that the chain covers. */
export const bodyOf = ({ at, actor, act, about }: Entry): string =>
  canonical({ v: 1, at, actor, act, about } satisfies Json)

/** An entry from its text; undefined where the text is broken, which the check of the chain tells. */
export function readEntry(body: string): Entry | undefined {
  try {
    return JSON.parse(body) as Entry
  } catch {
    return undefined
  }
}

export const isAct = (text: string): text is Act => (acts as readonly string[]).includes(text)
