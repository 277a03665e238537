import type { Db } from '#db/database.ts'
import type { AccountId, CrossId } from '#domain/ids.ts'

/** The cross-tables on the start page of this account, in their order; one that is gone, or no longer shared, may be among them. */
export async function pinsOf(db: Db, account: AccountId): Promise<readonly CrossId[]> {
  const rows = await db
    .selectFrom('cross_pins')
    .select('cross_id')
    .where('account_id', '=', account)
    .orderBy('position')
    .execute()
  return rows.map(({ cross_id }) => cross_id)
}

/** These alone stand on the start page of this account, in this order. */
export async function setPins(db: Db, account: AccountId, pins: readonly CrossId[]): Promise<void> {
  await db.deleteFrom('cross_pins').where('account_id', '=', account).execute()
  if (pins.length === 0) return
  await db
    .insertInto('cross_pins')
    .values(pins.map((cross_id, position) => ({ account_id: account, cross_id, position })))
    .execute()
}
