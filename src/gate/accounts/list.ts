import * as accountLocks from '#db/account-locks.ts'
import * as accounts from '#db/accounts.ts'
import * as factors from '#db/factors/sealed.ts'
import * as links from '#db/links.ts'
import * as duties from '#db/organisation/duties.ts'
import * as visits from '#db/visits.ts'
import type { Actor, Duty } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { isDormant } from '#domain/accounts/dormant.ts'
import type { FactorKind } from '#domain/accounts/factor.ts'
import { isFresh } from '#domain/accounts/link.ts'
import { type Lock, type Standing, standingOf } from '#domain/accounts/lock.ts'
import { Forbidden } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { inForce } from '#domain/organisation/span.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** An account without the person behind it, as both HR and IT meet it. */
export type AccountState = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly standing: Standing
  readonly locks: readonly Lock[]
  readonly createdAt: Instant
  readonly lastSignIn: Instant | undefined
  readonly dormant: boolean
  readonly factor: FactorKind | undefined
  /** Of the code that was handed out and not yet used. */
  readonly link: 'none' | 'waits-for-it' | 'handed-out' | 'expired'
  /** The granted duties of today and to come, and those of the offices held, each once. */
  readonly duties: readonly Duty[]
}

export type NamedAccount = AccountState & { readonly name: string }

/** Every account with its name, for whoever leads HR; looking at them is logged. */
export async function namedAccounts(app: App, actor: Actor): Promise<readonly NamedAccount[]> {
  if (!leadsHr(actor)) throw new Forbidden()
  await app.logRead({ at: app.now(), actor: actor.account, act: 'account.listed', about: {} })
  const lines = await accounts.list(app.db, { from: 0, most: mostListed })
  const states = await statesOf(app, lines)
  return states.map((state) => ({ ...state, name: app.directory.nameOf(app.directory.personOf(state.id)) }))
}

const mostListed = 5000

/** One of them. */
export async function namedAccount(app: App, actor: Actor, id: AccountId): Promise<NamedAccount | undefined> {
  if (!leadsHr(actor)) throw new Forbidden()
  const line = await accounts.lineOf(app.db, id)
  if (!line) return undefined
  await app.logRead({ at: app.now(), actor: actor.account, act: 'account.read', about: { account: id } })
  const [state] = await statesOf(app, [line])
  return state && { ...state, name: app.directory.nameOf(app.directory.personOf(id)) }
}

/** What there is to say of these accounts, in their order. */
export async function statesOf(app: App, lines: readonly accounts.AccountLine[]): Promise<readonly AccountState[]> {
  const [locks, ids] = [await accountLocks.locks(app.db), lines.map(({ id }) => id)]
  const [visited, open] = [await visits.lastOf(app.db, ids), await links.open(app)]
  const having = await factors.having(app.db)
  const held = heldFrom(app, await duties.list(app))
  return lines.map(({ id, staffNumber, state, createdAt }) => {
    const lastSignIn = visited.get(id)
    const own = open.find(({ account }) => account === id)
    return {
      id,
      staffNumber,
      standing: standingOf(state, locks.get(id) ?? []),
      locks: locks.get(id) ?? [],
      createdAt,
      lastSignIn,
      factor: having.get(id),
      dormant: state === 'active' && isDormant(lastSignIn ?? createdAt, app.now()),
      link: !own ? 'none' : !isFresh(own, app.now()) ? 'expired' : own.released ? 'handed-out' : 'waits-for-it',
      duties: [
        ...new Set([...(held.get(id) ?? []), ...(app.directory.actorOf(id)?.duties.map(({ duty }) => duty) ?? [])]),
      ],
    }
  })
}

/** The granted duties of each account that are not over, whether or not the account may act. */
function heldFrom(app: App, granted: readonly duties.GrantedDuty[]): ReadonlyMap<AccountId, readonly Duty[]> {
  const today = dayOf(app.now())
  const held = new Map<AccountId, Duty[]>()
  for (const one of granted)
    if (inForce(today)(one) || one.from > today) held.set(one.account, [...(held.get(one.account) ?? []), one.duty])
  return held
}
