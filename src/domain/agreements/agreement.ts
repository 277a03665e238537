import type { Actor } from '#domain/access/actor.ts'
import { isDeputy, keepsDossiers, keepsMachines, leadsHr } from '#domain/access/duties.ts'
import type { AgreementId, PersonId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Instant } from '#domain/time.ts'

/**
 * What needs two people outside of any case (docs/decisions/0109). Each has a title and a sentence in the catalogue.
 */
export const agreementActs = [
  'unused.remove',
  'clock.accept',
  'data.accept',
  'rows.accept',
  'unattended.allow',
  'custodians.change',
  'dossiers.export',
] as const

export type AgreementAct = (typeof agreementActs)[number]

/** Asked for on the page of agreements itself, about the house; the others are asked for where their matter is. */
export const houseActs = agreementActs.filter((act) => act !== 'dossiers.export' && act !== 'custodians.change')

/**
 * What is asked for, as it stood then: `told` fills the sentence about it, and `pinned` must still be so when somebody
 * agrees, or the request no longer holds.
 */
export type Matter = { readonly told: Readonly<Record<string, string | number>>; readonly pinned: Json }

export type Asked = {
  readonly act: AgreementAct
  /** What of several it is about; an act of the house is about the house. */
  readonly subject?: string
  readonly matter: Matter
  readonly by: PersonId
  readonly reason: string
  readonly at: Instant
}

export type Ended = { readonly how: 'agreed' | 'withdrawn'; readonly by: PersonId; readonly at: Instant }

/** 两人同意: one asks and says why, another one agrees. */
export type Agreement = Asked & { readonly id: AgreementId; readonly ended?: Ended }

export const mostAgreementReason = 500

/** HR's lead and IT see what is wrong with the house, so they ask. */
export const mayAsk = (actor: Actor): boolean => leadsHr(actor) || keepsMachines(actor)

/**
 * By duty: about the house another HR lead or the 专管人; about what leaves it anybody of HR (docs/decisions/0227). Where there
 * is nobody beside whoever asked, somebody stands in (docs/decisions/0039).
 */
export const agreesByDuty = (actor: Actor, act: AgreementAct): boolean =>
  act === 'dossiers.export' ? keepsDossiers(actor) : leadsHr(actor) || isDeputy(actor)

/** Who is told of such a matter whoever asked for it: by whose duty it is asked for, or agreed to. */
export const isConcerned = (actor: Actor, act: AgreementAct): boolean =>
  agreesByDuty(actor, act) || (act !== 'dossiers.export' && mayAsk(actor))

export type AgreementRefusal =
  | 'agreements.no-reason'
  | 'agreements.asked-already'
  | 'agreements.nothing-to-do'
  | 'agreements.own'
  | 'agreements.changed'
  | 'agreements.ended'
  /** The page had only just come, so nobody can have read it (docs/decisions/0085). */
  | 'agreements.unread'
