import type { Lock } from '#domain/accounts/lock.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Db } from './database.ts'

/** What keeps an account from acting, of all of them. */
export async function locks(db: Db, id?: AccountId): Promise<ReadonlyMap<AccountId, readonly Lock[]>> {
  const rows = await db
    .selectFrom('account_locks')
    .select(['account_id', 'kind'])
    .$if(id !== undefined, (query) => query.where('account_id', '=', id as AccountId))
    .orderBy('kind')
    .execute()
  const found = new Map<AccountId, Lock[]>()
  for (const { account_id, kind } of rows) found.set(account_id, [...(found.get(account_id) ?? []), kind])
  return found
}

/** Puts a lock on an account, which acts no more; answers whether it had none of this kind. */
export async function lock(db: Db, id: AccountId, kind: Lock, since: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('account_locks')
    .values({ account_id: id, kind, since })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  await settle(db, id)
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Takes a lock off; the account acts again when no other is left. Answers whether it was there. */
export async function unlock(db: Db, id: AccountId, kind: Lock): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('account_locks')
    .where('account_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  await settle(db, id)
  return numDeletedRows > 0n
}

/** A closed account stays closed; any other acts as long as nothing locks it. */
async function settle(db: Db, id: AccountId): Promise<void> {
  const isLocked = (await locks(db, id)).has(id)
  await db
    .updateTable('accounts')
    .set({ state: isLocked ? 'locked' : 'active' })
    .where('id', '=', id)
    .where('state', '=', isLocked ? 'active' : 'locked')
    .execute()
}
