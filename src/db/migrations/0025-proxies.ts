import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 代理: who may act for whom, from one day to another; it is never altered but ended. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table proxies (
    id text primary key, principal text not null references persons (id), proxy text not null references persons (id),
    kind text, since text not null, until text not null, named_by text not null references accounts (id), at text not null,
    ended_at text, check (principal <> proxy), check (since <= until)
  ) strict`,
]
