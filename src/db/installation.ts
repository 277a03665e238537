import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Which installation this database belongs to, in clear, so that a mistake shows before a passphrase is asked for. Proof is
 * only what opens under the keys. `none`: there are no tables of ours in the file. `unmarked`: nobody has marked it yet.
 */
export async function installationOf(db: Db): Promise<string | 'unmarked' | 'none'> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name in ('migrations', 'installation')`.execute(db)
  if (!rows.some(({ name }) => name === 'migrations')) return 'none'
  if (!rows.some(({ name }) => name === 'installation')) return 'unmarked'
  const mark = await db.selectFrom('installation').select('id').executeTakeFirst()
  return mark?.id ?? 'unmarked'
}

/** Marks a database for good; a second mark is refused by its table. */
export async function markInstallation(db: Db, id: string): Promise<void> {
  await db.insertInto('installation').values({ id, only: 1 }).execute()
}
