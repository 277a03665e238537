import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Db } from './database.ts'

/** When each of these accounts last signed in; those that never did are absent. */
export async function lastOf(db: Db, accounts: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Instant>> {
  if (accounts.length === 0) return new Map()
  const rows = await db.selectFrom('visits').select(['account_id', 'at']).where('account_id', 'in', accounts).execute()
  return new Map(rows.map(({ account_id, at }) => [account_id, at]))
}

/** Somebody signed in with it. */
export async function note(db: Db, account: AccountId, at: Instant): Promise<void> {
  await db
    .insertInto('visits')
    .values({ account_id: account, at })
    .onConflict((on) => on.column('account_id').doUpdateSet({ at }))
    .execute()
}
