import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** A notice names the batch that its case was told of with, and the task whose end it tells. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await sql.raw(`alter table notices add column batch_id text references batches (id)`).execute(db)
  await sql.raw(`alter table notices add column task_id text references followups (id)`).execute(db)
}
