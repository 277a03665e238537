import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 批次: cases that are handled together; each stays a case of its own. What a batch says of itself is sealed. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table batches (
    id text primary key,
    number text not null unique,
    kind text not null,
    author text not null references persons (id),
    created_at text not null,
    version integer not null,
    content blob not null
  ) strict`,
  `create index batches_of on batches (author, created_at)`,
  `create index cases_of_batch on cases (batch_id) where batch_id is not null`,
]
