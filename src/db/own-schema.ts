import { sql } from 'kysely'
import { type Db, migrate, openDatabase } from '#db/database.ts'
import { Trouble } from '#domain/unseal/trouble.ts'

/**
 * The file has the tables and triggers of this program and no others: a trigger that somebody put into it would write rows
 * of its own with every act of ours, and the seals would vouch for them. `own` is what `ownSchema` tells.
 */
export async function ensureOwnSchema(db: Db, file: string, own: Promise<string>): Promise<void> {
  if ((await schemaOf(db)) !== (await own)) throw new Trouble('database-foreign', { file })
}

/** The tables and triggers of this program, as every migration after the other makes them. */
export async function ownSchema(): Promise<string> {
  const fresh = openDatabase(':memory:')
  try {
    await migrate(fresh.db)
    return await schemaOf(fresh.db)
  } finally {
    await fresh.close()
  }
}

async function schemaOf(db: Db): Promise<string> {
  const { rows } = await sql`
    select type, name, tbl_name, sql from main.sqlite_schema where name not like 'sqlite_stat%' order by type, name`.execute(
    db,
  )
  return JSON.stringify(rows)
}
