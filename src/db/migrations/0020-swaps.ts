import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 更新目录页: a filing may be about some sheets only, in place of those that lie in the box. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await sql.raw(`alter table filings add column swaps text`).execute(db)
}
