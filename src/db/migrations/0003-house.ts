import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/**
 * Which installation the database belongs to (clear, docs/decisions/0088), and what two people agree on outside a case
 * (109).
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table installation (only integer primary key check (only = 1), id text not null) strict`,
  `create trigger installation_stays before update on installation begin select raise(abort, 'an installation keeps its mark'); end`,
  // Who asked and agreed, what for and why are sealed: a request can be lost with its row, never forged or exchanged.
  `create table agreements (id text primary key, asked blob not null, ended blob) strict`,
]
