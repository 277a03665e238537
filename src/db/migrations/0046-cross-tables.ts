import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 存下的交叉表: what somebody keeps of them, with whom it is shared, and which stand on whose start page (docs/decisions/0287). */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table cross_tables (
    id text primary key,
    account_id text not null references accounts (id),
    shared_with text,
    version integer not null,
    content blob not null
  ) strict`,
  `create index cross_tables_of_account on cross_tables (account_id)`,
  `create index cross_tables_shared on cross_tables (id) where shared_with is not null`,
  `create table cross_pins (
    account_id text not null references accounts (id),
    cross_id text not null references cross_tables (id) on delete cascade,
    position integer not null,
    primary key (account_id, cross_id)
  ) strict, without rowid`,
  `create index cross_pins_of_cross on cross_pins (cross_id)`,
]
