import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** Where a session was begun, as a keyed print; null for one that was begun before there was any (docs/decisions/0293). */
export async function up(db: Kysely<Schema>): Promise<void> {
  await sql.raw('alter table sessions add column place text').execute(db)
}
