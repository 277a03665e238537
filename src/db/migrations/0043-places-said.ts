import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 存量: the paper lies somewhere already, so that the task is to confirm where, and nothing is printed (docs/decisions/0261). */
export async function up(db: Kysely<Schema>): Promise<void> {
  await sql.raw(`alter table filings add column confirms integer check (confirms = 1)`).execute(db)
}
