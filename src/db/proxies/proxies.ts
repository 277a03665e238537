import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { AccountId, ProxyId } from '#domain/ids.ts'
import type { StandIn } from '#domain/proxies/proxy.ts'
import type { Instant } from '#domain/time.ts'

/** All that were ever named, the newest first. A row that is not what was written stands in for nobody. */
export async function list({ db, seals }: Sound): Promise<readonly StandIn[]> {
  const rows = await db
    .selectFrom('proxies')
    .select(['id', 'principal', 'proxy', 'kind', 'since', 'until', 'ended_at'])
    .orderBy('id', 'desc')
    .execute()
  return rows
    .filter(({ id }) => seals.isSound('proxies', id))
    .map(({ id, principal, proxy, kind, since, until, ended_at }) => ({
      id,
      principal,
      proxy,
      ...(kind && { kind }),
      from: since,
      until,
      ...(ended_at && { ended: true as const }),
    }))
}

/** Somebody stands in for somebody else from a day to a day, for one kind of case or for all. */
export async function add(
  db: Db,
  { id, principal, proxy, kind, from, until }: StandIn,
  { by, at }: { readonly by: AccountId; readonly at: Instant },
): Promise<void> {
  await db
    .insertInto('proxies')
    .values({ id, principal, proxy, kind: kind ?? null, since: from, until, named_by: by, at, ended_at: null })
    .execute()
}

/** Ends it at once; answers whether it had not ended before. */
export async function end(db: Db, id: ProxyId, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proxies')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
