import type { Db } from '#db/database.ts'
import { type Duty, duties } from '#domain/access/actor.ts'
import type { AccountId, UnitId } from '#domain/ids.ts'
import type { Span } from '#domain/organisation/span.ts'

export type GrantedDuty = Span & { readonly account: AccountId; readonly duty: Duty; readonly unit: UnitId }

/** Duties granted, past, present and to come. A word that is no duty grants nothing. */
export async function list(db: Db): Promise<readonly GrantedDuty[]> {
  const rows = await db.selectFrom('duties').select(['account_id', 'duty', 'unit_id', 'since', 'until']).execute()
  return rows.flatMap(({ account_id, duty, unit_id, since, until }) => {
    const known = duties.find((name) => name === duty)
    return known ? [{ account: account_id, duty: known, unit: unit_id, from: since, until: until ?? undefined }] : []
  })
}

export async function add(db: Db, { account, duty, unit, from, until }: GrantedDuty): Promise<void> {
  await db
    .insertInto('duties')
    .values({ account_id: account, duty, unit_id: unit, since: from, until: until ?? null })
    .execute()
}
