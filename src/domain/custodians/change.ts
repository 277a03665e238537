import type { LockText } from '#domain/first-start/plan.ts'
import type { ChangeId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/** Who keeps the own share: the lock stays, and nobody is asked for a passphrase. `print` names the lock. */
export type StayingSeat = { readonly is: 'stays'; readonly print: string }

/** 新保管人: a one-time code, then a passphrase of one's own, then the same once more. */
export type NewSeat = {
  readonly is: 'new'
  readonly person: PersonId
  /** A keyed print of the code that was handed out last; spent with the passphrase. */
  readonly code?: { readonly print: string; readonly until: Instant }
  readonly lock?: LockText
  readonly provedAt?: Instant
}

export type Seat = StayingSeat | NewSeat

/** 恢复卡 of the new lock: the one that lies in the safe already, none, or a new one, made and read back from paper. */
export type CardChange =
  | { readonly is: 'none' }
  | { readonly is: 'stays'; readonly print: string }
  | { readonly is: 'new'; readonly lock?: LockText; readonly madeAt?: Instant; readonly readAt?: Instant }

/**
 * 保管人变更: another lock for the house. Two people agree to it, then whoever is new sets a passphrase and proves it; until
 * then the lock before is in force (docs/decisions/0262).
 */
export type Change = {
  readonly id: ChangeId
  /** How many shares open the house, the card counted as one. */
  readonly threshold: number
  readonly seats: readonly Seat[]
  readonly card: CardChange
  readonly by: PersonId
  readonly at: Instant
  readonly agreedAt?: Instant
  readonly ended?: { readonly how: 'done' | 'given-up'; readonly at: Instant }
}

/** More custodians than this nobody can keep in view. */
export const mostCustodians = 9

/** How long a code for a share waits, in hours. */
export const codeHours = 72

/** Whether people may act on it now. */
export const isUnderWay = ({ agreedAt, ended }: Change): boolean => agreedAt !== undefined && ended === undefined

/** What is still lacking: passphrases, proofs of them, the card. */
export function lackingFor({ seats, card }: Pick<Change, 'seats' | 'card'>) {
  const fresh = seats.filter((seat) => seat.is === 'new')
  return {
    passphrases: fresh.filter(({ lock }) => lock === undefined).length,
    proofs: fresh.filter(({ lock, provedAt }) => lock !== undefined && provedAt === undefined).length,
    card: card.is === 'new' && card.readAt === undefined,
  }
}

/** Complete and proved: it can take the place of the lock before. */
export function isComplete(change: Pick<Change, 'seats' | 'card'>): boolean {
  const { passphrases, proofs, card } = lackingFor(change)
  return passphrases + proofs === 0 && !card
}

/** The place of this person among the new ones; undefined for whoever has none. */
export const seatOf = ({ seats }: Pick<Change, 'seats'>, person: PersonId): number | undefined => {
  const at = seats.findIndex((seat) => seat.is === 'new' && seat.person === person)
  return at < 0 ? undefined : at
}

/** The same change with another seat in this place. */
export const withSeat = (change: Change, at: number, next: (seat: NewSeat) => NewSeat): Change => ({
  ...change,
  seats: change.seats.map((seat, index) => (index === at && seat.is === 'new' ? next(seat) : seat)),
})

/** What is wished for, before it is asked. */
export type Wish = Pick<Change, 'threshold' | 'seats' | 'card'>

/** The locks that are in force, for comparing. */
export type Present = { readonly threshold: number; readonly prints: readonly string[] }

export type WishRefusal =
  | 'custodians.none'
  | 'custodians.too-many'
  | 'custodians.threshold'
  | 'custodians.twice'
  | 'custodians.same'

/** What is wrong with a wish whoever is named in it. */
export function refuseWish({ threshold, seats, card }: Wish, present: Present): WishRefusal | undefined {
  if (seats.length === 0) return 'custodians.none'
  if (seats.length > mostCustodians) return 'custodians.too-many'
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > seats.length) return 'custodians.threshold'
  const who = seats.map((seat) => (seat.is === 'new' ? seat.person : seat.print))
  if (new Set(who).size < who.length) return 'custodians.twice'
  const stay = [...seats, card].flatMap((one) => (one.is === 'stays' ? [one.print] : []))
  const isSame =
    threshold === present.threshold &&
    card.is !== 'new' &&
    seats.every(({ is }) => is === 'stays') &&
    stay.length === present.prints.length
  return isSame ? 'custodians.same' : undefined
}
