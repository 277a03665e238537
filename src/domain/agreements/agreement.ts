import type { Actor } from '#domain/access/actor.ts'
import { isDeputy, keepsMachines, leadsHr } from '#domain/access/duties.ts'
import type { AgreementId, PersonId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Instant } from '#domain/time.ts'

/**
 * What needs two people outside of any case (docs/decisions/0109). Each has a title and a sentence in the catalogue.
 */
export const agreementActs = ['unused.remove', 'clock.accept', 'data.accept', 'rows.accept'] as const

export type AgreementAct = (typeof agreementActs)[number]

/**
 * What is asked for, as it stood then: `told` fills the sentence about it, and `pinned` must still be so when somebody
 * agrees, or the request no longer holds.
 */
export type Matter = { readonly told: Readonly<Record<string, string | number>>; readonly pinned: Json }

export type Asked = {
  readonly act: AgreementAct
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

/** Another HR lead, else the 专管人, who is usually the leader over HR (docs/decisions/0039); never whoever asked. */
export const mayAgree = (actor: Actor, { by, ended }: Pick<Agreement, 'by' | 'ended'>): boolean =>
  ended === undefined && actor.person !== by && mayAgreeAtAll(actor)

export const mayAgreeAtAll = (actor: Actor): boolean => leadsHr(actor) || isDeputy(actor)

/** Whoever asked takes it back; so does whoever could agree, since nobody else may be left. */
export const mayWithdraw = (actor: Actor, agreement: Pick<Agreement, 'by' | 'ended'>): boolean =>
  agreement.ended === undefined && (actor.person === agreement.by || mayAgreeAtAll(actor))

export type AgreementRefusal =
  | 'agreements.no-reason'
  | 'agreements.asked-already'
  | 'agreements.nothing-to-do'
  | 'agreements.own'
  | 'agreements.changed'
  | 'agreements.ended'
  /** The page had only just come, so nobody can have read it (docs/decisions/0085). */
  | 'agreements.unread'
