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

export async function add(db: Db, { account, duty, unit, from, until }: GrantedDuty): Promise<void> {
  await db
    .insertInto('duties')
    .values({ account_id: account, duty, unit_id: unit, since: from, until: until ?? null })
    .execute()
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
