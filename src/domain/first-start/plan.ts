import type { Profile } from '#domain/organisation/settings.ts'
import type { Instant } from '#domain/time.ts'
import type { ShareKind } from '#domain/unseal/secret.ts'
import type { Besides, Founder } from './founders.ts'

/** 法人单位: a company of the organisation, and what the numbers of its dossiers begin with. */
export type Company = { readonly name: string; readonly code: string }

/** 单位与类型. A group alone keeps no dossiers itself. */
export type Founding = Company & {
  readonly shortName: string
  readonly profile: Profile
  readonly isGroup: boolean
  readonly companies: readonly Company[]
}

/** How many custodians there are and how many shares it takes; the recovery card is one share more. */
export type Custody = { readonly custodians: number; readonly threshold: number }

/** What is offered, the default first (docs/decisions/0062). */
export const custodies: readonly Custody[] = [
  { custodians: 1, threshold: 1 },
  { custodians: 2, threshold: 2 },
  { custodians: 3, threshold: 2 },
]

/** A lock as it lies in a file, its bytes in hex (keys/lock.ts). */
export type LockText = {
  readonly kind: ShareKind
  readonly salt: string
  readonly cost: { readonly memory: number; readonly passes: number; readonly lanes: number }
  readonly face: string
}

/** The place of one custodian: a link that waits, then a lock. */
export type Seat = {
  readonly link?: { readonly hash: string; readonly until: Instant }
  readonly lock?: LockText
  readonly setAt?: Instant
}

/** 恢复卡: made, then read back from paper. */
export type Card = { readonly lock: LockText; readonly madeAt: Instant; readonly readAt?: Instant }

/**
 * What the first start knows before there are keys: in clear, in the data folder, nothing secret in it
 * (docs/decisions/0110).
 */
export type Plan = {
  readonly founding?: Founding
  readonly custody: Custody
  readonly seats: readonly Seat[]
  readonly card?: Card
  /** By their staff numbers: who is to take each place, and the link that waits for them. */
  readonly besides?: readonly Besides[]
  readonly people?: Readonly<Partial<Record<Founder, { readonly number: string; readonly link?: Seat['link'] }>>>
}

export const emptyPlan: Plan = { custody: { custodians: 1, threshold: 1 }, seats: [{}] }

/** Another number of custodians: those who have a place keep it as far as there is one. */
export const withCustody = (plan: Plan, custody: Custody): Plan => ({
  ...plan,
  custody,
  seats: Array.from({ length: custody.custodians }, (_, at) => plan.seats[at] ?? {}),
})

/** What the keyring still waits for; with nothing left it can be made. */
export function lackingFor({ founding, seats, card }: Plan) {
  return {
    founding: founding === undefined,
    seats: seats.filter(({ lock }) => lock === undefined).length,
    card: card?.readAt === undefined,
  }
}

/** Whether the keyring can be made. */
export const isComplete = (plan: Plan): boolean => {
  const { founding, seats, card } = lackingFor(plan)
  return !founding && seats === 0 && !card
}
