import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 已转出: since when another unit has the paper of a dossier. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await sql.raw(`alter table dossiers add column left_at text`).execute(db)
}
