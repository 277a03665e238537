import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Line } from './lists.ts'

/**
 * Cases whose number, dashes aside, begins or ends with the folded code (people/fold.ts), the newest first. Who may see
 * which is for the caller to ask.
 */
export async function numbered(db: Db, code: string, limit: number): Promise<readonly Line[]> {
  const plain = sql<string>`replace(number, '-', '')`
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'created_at as at'])
    .where((eb) => eb.or([eb(plain, 'like', `${code}%`), eb(plain, 'like', `%${code}`)]))
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows
}
