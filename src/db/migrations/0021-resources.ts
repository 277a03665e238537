import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 工位与设备: who has what, and which case has reserved it for whom. Persons stand by their id alone. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table resources (
    id text primary key,
    kind text not null check (kind in ('seat', 'equipment')),
    code text not null unique,
    name text not null,
    place text not null,
    holder_id text references persons (id),
    case_id text references cases (id),
    added_at text not null,
    retired_at text,
    check (case_id is null or holder_id is not null),
    check (retired_at is null or holder_id is null)
  ) strict`,
  `create index resources_of_holder on resources (holder_id) where holder_id is not null`,
  `create index resources_of_case on resources (case_id) where case_id is not null`,
]
