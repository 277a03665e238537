import type { Instant } from '#domain/time.ts'
import type { Db } from './database.ts'

/** Tries that failed or are under way, newest first, by fingerprint: neither numbers nor addresses stand in clear. */
export async function of(db: Db, subject: string, since: Instant): Promise<readonly Instant[]> {
  const rows = await db
    .selectFrom('sign_in_failures')
    .select('at')
    .where('subject', '=', subject)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ at }) => at)
}

/** One failed try to sign in, counted for each of these subjects: an account, an address. */
export async function add(db: Db, subjects: readonly string[], at: Instant): Promise<void> {
  await db
    .insertInto('sign_in_failures')
    .values(subjects.map((subject) => ({ subject, at })))
    .execute()
}

/** Forgets the tries of these subjects, all of them or those of one moment. */
export async function forget(db: Db, subjects: readonly string[], at?: Instant): Promise<void> {
  let attempts = db.deleteFrom('sign_in_failures').where('subject', 'in', subjects)
  if (at) attempts = attempts.where('at', '=', at)
  await attempts.execute()
}

/** Drops failed tries up to a moment: they count for fifteen minutes. */
export async function forgetBefore(db: Db, at: Instant): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('at', '<=', at).execute()
}
