import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** A notice may be about a dossier without a case: somebody passed the probation. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await sql.raw(`alter table notices add column dossier_id text references dossiers (id)`).execute(db)
}
