import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 我的设置: what somebody says of the own inbox alone, the common phrases sealed, since they may name people. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table phrases (
    account_id text primary key references accounts (id),
    version integer not null,
    sealed blob not null
  ) strict`,
  `create table unwanted_notices (
    person_id text not null references persons (id),
    kind text not null,
    primary key (person_id, kind)
  ) strict, without rowid`,
]
