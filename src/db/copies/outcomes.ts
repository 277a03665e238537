import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import { type Outcome, withOutcome } from '#domain/copies/outcome.ts'

const key = 'copies-outcomes'

/** What became of the last copies and drills, the newest first. */
export async function find({ db, seals }: Sound): Promise<readonly Outcome[]> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row && seals.isSound('settings', key) ? (JSON.parse(row.value) as Outcome[]) : []
}

/** Remembers one more, inside the caller's transaction; the oldest is forgotten. */
export async function add(store: Sound & { readonly db: Db }, outcome: Outcome): Promise<void> {
  const value = JSON.stringify(withOutcome(await find(store), outcome))
  await store.db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}
