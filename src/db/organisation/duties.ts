import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import { type Duty, duties } from '#domain/access/actor.ts'
import type { AccountId, UnitId } from '#domain/ids.ts'
import type { Span } from '#domain/organisation/span.ts'
import type { Day } from '#domain/time.ts'

export type GrantedDuty = Span & { readonly account: AccountId; readonly duty: Duty; readonly unit: UnitId }

/** Duties granted, past, present and to come. A word that is no duty, and a row that is not what was written, give nothing. */
export async function list({ db, seals }: Sound): Promise<readonly GrantedDuty[]> {
  const rows = await db.selectFrom('duties').select(['account_id', 'duty', 'unit_id', 'since', 'until']).execute()
  return rows.flatMap(({ account_id, duty, unit_id, since, until }) => {
    const known = duties.find((name) => name === duty)
    const isSound = seals.isSound('duties', [account_id, duty, unit_id, since].join('/'))
    return known && isSound
      ? [{ account: account_id, duty: known, unit: unit_id, from: since, until: until ?? undefined }]
      : []
  })
}

/** Gives an account a duty for a unit and what is below it, from a day on. */
export async function add(db: Db, { account, duty, unit, from, until }: GrantedDuty): Promise<void> {
  await db
    .insertInto('duties')
    .values({ account_id: account, duty, unit_id: unit, since: from, until: until ?? null })
    // Taken back and given again on one day: it is held as if nothing had happened in between.
    .onConflict((on) => on.columns(['account_id', 'duty', 'unit_id', 'since']).doUpdateSet({ until: until ?? null }))
    .execute()
}

/** Takes one duty back: that day is no longer in it. One that had not begun never begins. */
export async function end(
  db: Db,
  { account, duty, unit, from }: Omit<GrantedDuty, 'until'>,
  until: Day,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('duties')
    .set({ until })
    .where('account_id', '=', account)
    .where('duty', '=', duty)
    .where('unit_id', '=', unit)
    .where('since', '=', from)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', until)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends every duty that this account holds or is to hold. */
export async function endAll(db: Db, account: AccountId, until: Day): Promise<void> {
  await db
    .updateTable('duties')
    .set({ until })
    .where('account_id', '=', account)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', until)]))
    .execute()
}
