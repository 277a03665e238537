import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 第二因素: an authenticator or a printed card, and the codes of both that work once. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table factors (
    account_id text primary key references accounts (id), kind text not null check (kind in ('totp','card')),
    secret blob not null, since text not null, last_step integer not null default 0
  ) strict`,
  `create table factor_codes (
    account_id text not null references accounts (id), kind text not null check (kind in ('recovery','card')),
    position integer not null, print text not null, used_at text, primary key (account_id, kind, position)
  ) strict`,
]
