import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** What is found by key instead of being looked through: fingerprints of a dossier, log entries by act and by day. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create index fingerprints_of_dossier on fingerprints (dossier_id, kind)`,
  `create index log_of_act on log (act, at)`,
  `create index log_of_day on log (at)`,
]
