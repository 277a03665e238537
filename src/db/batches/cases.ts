import type { Line } from '#db/cases/lists.ts'
import type { Db } from '#db/database.ts'
import { oneOf } from '#db/database.ts'
import type { BatchId, CaseId } from '#domain/ids.ts'

/** The cases of a batch, in the order of their numbers. */
export const casesOf = (db: Db, id: BatchId): Promise<readonly Line[]> =>
  db.selectFrom('cases').select(['id', 'created_at as at']).where('batch_id', '=', id).orderBy('number').execute()

/** The batch of a case, if it is handled with others. */
export async function batchOf(db: Db, id: CaseId): Promise<BatchId | undefined> {
  const row = await db.selectFrom('cases').select('batch_id').where('id', '=', id).executeTakeFirst()
  return row?.batch_id ?? undefined
}

/** Live cases of these kinds that are in no batch yet, the oldest first. */
export const unbatched = (db: Db, kinds: readonly string[]): Promise<readonly Line[]> =>
  db
    .selectFrom('cases')
    .select(['id', 'created_at as at'])
    .where('batch_id', 'is', null)
    .where('ended_at', 'is', null)
    .where(oneOf('kind', kinds))
    .orderBy('number')
    .execute()

/** Joins these cases to a batch; one that is in a batch already stays there. Answers how many joined. */
export async function join(db: Db, id: BatchId, cases: readonly CaseId[]): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('cases')
    .set({ batch_id: id })
    .where(oneOf('id', cases))
    .where('batch_id', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes a case out of a batch, to be handled alone. */
export async function leave(db: Db, id: BatchId, of: CaseId): Promise<void> {
  await db.updateTable('cases').set({ batch_id: null }).where('id', '=', of).where('batch_id', '=', id).execute()
}
