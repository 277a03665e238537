import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** Running numbers as rows (docs/decisions/0089), and the indices by which lists of cases are read a page at a time. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table series (
    kind text not null, entity text not null, year integer not null, next integer not null check (next > 0),
    primary key (kind, entity, year)
  ) strict, without rowid`,
  `create index cases_recent on cases (created_at, id)`,
  `create index cases_in_state on cases (state, created_at)`,
  `create index case_seats_open on case_seats (case_id, run, seat) where state = 'open'`,
]
