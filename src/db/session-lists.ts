import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { idleMinutes, later, type Needs, removeEnded } from './sessions.ts'

/** A session as its owner sees it: where it is, since when, and whether it is this very one. */
export type OwnSession = {
  readonly device: string
  readonly since: Instant
  readonly seen: Instant
  readonly isThis: boolean
}

/** The sessions of an account that still live, the newest first. */
export async function listOf(needs: Needs, account: AccountId, token?: string): Promise<readonly OwnSession[]> {
  await removeEnded(needs)
  const own = token === undefined ? undefined : needs.vault.tokenPrint(token)
  const rows = await needs.db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'seen_at'])
    .where('account_id', '=', account)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, device, created_at, seen_at }) => ({
    device,
    since: created_at,
    seen: seen_at,
    isThis: id === own,
  }))
}

/** How many sessions each of these accounts has. */
export async function countsOf(needs: Needs, accounts: readonly AccountId[]): Promise<ReadonlyMap<AccountId, number>> {
  if (accounts.length === 0) return new Map()
  const live = later(needs.now(), -idleMinutes)
  const rows = await needs.db
    .selectFrom('sessions')
    .select(({ fn }) => ['account_id', fn.countAll<number>().as('count')])
    .where('account_id', 'in', accounts)
    .where('seen_at', '>', live)
    .where('expires_at', '>', needs.now())
    .groupBy('account_id')
    .execute()
  return new Map(rows.map(({ account_id, count }) => [account_id, count]))
}

/** How many live. */
export async function countAll({ db, now }: Pick<Needs, 'db' | 'now'>): Promise<number> {
  const { count } = await db
    .selectFrom('sessions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('seen_at', '>', later(now(), -idleMinutes))
    .where('expires_at', '>', now())
    .executeTakeFirstOrThrow()
  return count
}

/** Whose sessions live, and the last request of each account as far as it was noted; the latest first. */
export async function present({ db, now }: Pick<Needs, 'db' | 'now'>): Promise<readonly Presence[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(({ fn }) => ['account_id as account', fn.max('seen_at').as('seen'), fn.countAll<number>().as('sessions')])
    .where('seen_at', '>', later(now(), -idleMinutes))
    .where('expires_at', '>', now())
    .groupBy('account_id')
    .orderBy('seen', 'desc')
    .execute()
  return rows.map(({ account, seen, sessions }) => ({ account, seen, sessions }))
}

/** An account that is signed in, in how many places, and when it last asked for something. */
export type Presence = { readonly account: AccountId; readonly seen: Instant; readonly sessions: number }
