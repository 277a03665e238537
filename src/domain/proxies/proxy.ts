import { type Actor, holds } from '#domain/access/actor.ts'
import { excludedBy } from '#domain/access/exclusion.ts'
import { isBlind } from '#domain/access/policy.ts'
import type { PersonId, ProxyId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'

/**
 * 代理: for some days, both counted, `proxy` may act for `principal` on whatever waits for that one, of all kinds of case or
 * of one. Both see it and the first to act counts; what a proxy stands in for is never handed further (docs/approvals.md E9).
 */
export type StandIn = {
  readonly id: ProxyId
  readonly principal: PersonId
  readonly proxy: PersonId
  readonly kind?: string
  readonly from: Day
  readonly until: Day
  readonly ended?: true
}

/** Whether it is in force on this day. */
export const isInForce = ({ from, until, ended }: StandIn, today: Day): boolean =>
  !ended && from <= today && today <= until

/** Whether it may still come to be in force. */
export const isToCome = ({ until, ended }: StandIn, today: Day): boolean => !ended && today <= until

/** The longest time for which one stands in for another, in days. */
export const longest = 366

export type ProxyRefusal =
  | 'proxy.nobody'
  | 'proxy.self'
  | 'proxy.days'
  | 'proxy.too-long'
  | 'proxy.excluded'
  | 'proxy.own-gain'

type Wanted = Omit<StandIn, 'id' | 'ended'>

/**
 * Why this proxy may not be named. Whoever stands in meets people by duty, and holds no duty that is kept apart from those of
 * the other (docs/security.md §4); and whoever names a proxy for somebody else does not gain by it.
 */
export function refuseProxy(
  { principal, proxy, from, until }: Wanted,
  people: { readonly by: PersonId; readonly principal?: Actor | undefined; readonly proxy?: Actor | undefined },
  today: Day,
): ProxyRefusal | undefined {
  if (!people.principal || !people.proxy || isBlind(people.proxy)) return 'proxy.nobody'
  if (principal === proxy) return 'proxy.self'
  if (people.by !== principal && people.by === proxy) return 'proxy.own-gain'
  if (until < from || until < today) return 'proxy.days'
  if (daysBetween(from, until) > longest) return 'proxy.too-long'
  const theirs = people.proxy.duties.map(({ duty }) => duty)
  return people.principal.duties.some(({ duty }) => excludedBy(theirs, duty)) ? 'proxy.excluded' : undefined
}

const daysBetween = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / 86_400_000

/** For whom this actor names a proxy: the HR lead for anybody, everybody else for oneself. */
export const mayNameFor = (actor: Actor, principal: PersonId): boolean =>
  actor.person === principal || holds(actor, 'hr-lead')

/** Who ends it: whoever named or could have named it, and the proxy, who need not stand in for anybody. */
export const mayEnd = (actor: Actor, { principal, proxy }: StandIn): boolean =>
  mayNameFor(actor, principal) || actor.person === proxy
