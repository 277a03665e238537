import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/**
 * 账号: what keeps an account from acting, the one-time codes for a first password, when somebody last signed in, and what a
 * session still waits for.
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table account_locks (
    account_id text not null references accounts (id), kind text not null check (kind in ('invited','suspended','locked')),
    since text not null, primary key (account_id, kind)
  ) strict`,
  `create table links (
    id text primary key, account_id text not null references accounts (id),
    purpose text not null check (purpose in ('password','factor')), print text not null unique,
    made_by text not null, made_at text not null, expires_at text not null,
    released_at text, ended_at text, ended_how text check (ended_how in ('used','replaced')),
    check ((ended_at is null) = (ended_how is null))
  ) strict`,
  `create unique index links_open on links (account_id) where ended_at is null`,
  `create table visits (account_id text primary key references accounts (id), at text not null) strict`,
  `alter table sessions add column stage text not null default 'open' check (stage in ('open','factor','password','enrolment'))`,
  `alter table sessions add column proven_at text`,
]
