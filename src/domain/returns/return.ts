import { type Actor, holds } from '#domain/access/actor.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import type { AccountId, ReturnId, UnitId } from '#domain/ids.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { Day, Instant } from '#domain/time.ts'

/** 制表人, 审核人, 单位负责人, in the order in which they sign. */
export const roles = ['maker', 'reviewer', 'head'] as const

export type Role = (typeof roles)[number]

/** Who signs as what; the 制表人 is whoever makes the return. */
export type Signers = Readonly<Record<Role, AccountId>>

/** 年报 as it was begun: what it is to hold, and who signs it. */
export type Asked = {
  readonly name: string
  readonly day: Day
  readonly clock: Clock
  readonly tables: readonly TableKey[]
  /** The topmost units that it counts. */
  readonly units: readonly UnitId[]
  readonly signers: Signers
  /** The signed return whose figures it is compared with. */
  readonly against?: ReturnId
  /** 更正: the signed return that it takes the place of, and why. */
  readonly corrects?: { readonly return: ReturnId; readonly reason: string }
  readonly at: Instant
}

/** What does not add up, and how whoever made the return explains it. */
export type Explained = { readonly fault: string; readonly why: string }

/**
 * What happened to a return: its figures were frozen and signed by the 制表人, somebody signed them, sent them back or gave the
 * return up. `parts` says the SHA-256 of each part that was frozen, `digest` that of all of them and of what was asked.
 */
export type Event =
  | {
      readonly is: 'frozen'
      readonly by: AccountId
      readonly at: Instant
      readonly parts: Readonly<Record<string, string>>
      readonly digest: string
      readonly people: number
      readonly explained: readonly Explained[]
    }
  | { readonly is: 'signed'; readonly as: Role; readonly by: AccountId; readonly at: Instant; readonly digest: string }
  | {
      readonly is: 'sent-back'
      readonly as: Role
      readonly by: AccountId
      readonly at: Instant
      readonly reason: string
    }
  | { readonly is: 'cancelled'; readonly by: AccountId; readonly at: Instant }

export type Frozen = Extract<Event, { readonly is: 'frozen' }>

export type Return = Asked & { readonly id: ReturnId; readonly events: readonly Event[] }

/** Begun and not frozen, with the 审核人, with the 单位负责人, signed by all, given up. */
export type ReturnState = 'begun' | 'reviewer' | 'head' | 'signed' | 'cancelled'

/** How far a return is, by what happened to it. */
export function stateOf({ events }: Pick<Return, 'events'>): ReturnState {
  let state: ReturnState = 'begun'
  for (const event of events) {
    if (event.is === 'cancelled') return 'cancelled'
    if (event.is === 'sent-back') state = 'begun'
    else if (event.is === 'frozen') state = 'reviewer'
    else state = event.as === 'reviewer' ? 'head' : 'signed'
  }
  return state
}

/** The figures that count, with the number of the freezing; undefined where they were sent back or never frozen. */
export function frozenOf(one: Pick<Return, 'events'>): { readonly frozen: Frozen; readonly run: number } | undefined {
  const at = one.events.findLastIndex(({ is }) => is === 'frozen' || is === 'sent-back')
  const frozen = one.events[at]
  return frozen?.is === 'frozen' ? { frozen, run: at + 1 } : undefined
}

/** Who signed the figures that count, and when; the 制表人 by freezing them. */
export function signaturesOf(
  one: Pick<Return, 'events'>,
): readonly { readonly as: Role; readonly by: AccountId; readonly at: Instant }[] {
  const now = frozenOf(one)
  if (!now) return []
  const { by, at } = now.frozen
  const later = one.events.slice(now.run).flatMap((event) => (event.is === 'signed' ? [event] : []))
  return [{ as: 'maker', by, at }, ...later.map(({ as, by, at }) => ({ as, by, at }))]
}

/** Why the last figures were sent back, where nobody has frozen others since. */
export const sentBackOf = ({ events }: Pick<Return, 'events'>) => {
  const last = events.at(-1)
  return last?.is === 'sent-back' ? last : undefined
}

/** Whose turn it is: undefined of one that is signed or given up. */
export function turnOf(one: Return): Role | undefined {
  const state = stateOf(one)
  return state === 'begun' ? 'maker' : state === 'reviewer' || state === 'head' ? state : undefined
}

/** Whether a return waits for this actor. */
export const waitsFor = (actor: Actor, one: Return): boolean => {
  const turn = turnOf(one)
  return turn !== undefined && one.signers[turn] === actor.account
}

/** 年报 are made by HR, each in the own units. */
export const makesReturns = (actor: Actor): boolean => holds(actor, 'hr', 'hr-lead') && !keepsMachines(actor)

/** Whoever is to make it gives it up as long as not everybody has signed; so does an HR lead, since the maker may be gone. */
export const mayCancel = (actor: Actor, one: Return): boolean =>
  turnOf(one) !== undefined && (one.signers.maker === actor.account || (makesReturns(actor) && holds(actor, 'hr-lead')))

/** 已被更正: the signed return that took the place of this one. */
export const replacementOf = (one: Pick<Return, 'id'>, all: readonly Return[]): Return | undefined =>
  all.find((other) => other.corrects?.return === one.id && stateOf(other) === 'signed')

/** What a new return is compared with unless somebody chooses another: the last signed one of an earlier day with most of its tables. */
export function usualAgainst(
  { day, clock, tables }: Pick<Asked, 'day' | 'clock' | 'tables'>,
  all: readonly Return[],
): Return | undefined {
  const shared = (one: Return) => one.tables.filter((key) => tables.includes(key)).length
  return comparable({ day, clock }, all)
    .filter((one) => shared(one) > 0)
    .toSorted((a, b) => shared(b) - shared(a) || (a.day < b.day ? 1 : -1))[0]
}

/** The signed returns of an earlier day by the same clock that none has taken the place of. */
export const comparable = ({ day, clock }: Pick<Asked, 'day' | 'clock'>, all: readonly Return[]): readonly Return[] =>
  all.filter(
    (one) => stateOf(one) === 'signed' && one.day < day && one.clock === clock && replacementOf(one, all) === undefined,
  )

export const mostReturnName = 60
export const mostReturnReason = 500

/** So many characters of a digest are shown: what two people read out to each other. */
export const digestShown = 12

export type ReturnRefusal =
  | 'returns.name'
  | 'returns.tables'
  | 'returns.day'
  | 'returns.signer'
  | 'returns.signer-self'
  | 'returns.signer-twice'
  | 'returns.signer-sees-not'
  | 'returns.reason'
  | 'returns.unexplained'
  | 'returns.empty'
  | 'returns.changed'
  | 'returns.over'
  | 'returns.unread'
