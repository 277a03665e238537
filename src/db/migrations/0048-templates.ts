import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 上级空表: the blank workbook of a superior, what its headings are bound to, and the file itself (docs/decisions/0289). */
export async function up(db: Kysely<Schema>): Promise<void> {
  await sql
    .raw(
      `create table templates (
    id text primary key,
    version integer not null,
    file_version integer not null,
    created_by text not null references accounts (id),
    created_at text not null,
    content blob not null,
    file blob not null
  ) strict`,
    )
    .execute(db)
}
