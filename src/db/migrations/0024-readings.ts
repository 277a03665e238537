import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 查阅: what a reading case opened, to whom and for how long; and what was given out at the desk. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table reading_grants (
    case_id text not null references cases (id),
    person_id text not null references persons (id),
    dossier_id text not null references dossiers (id),
    group_tags text not null,
    from_at text not null,
    until_at text not null check (until_at >= from_at),
    count integer not null default 0,
    revoked_at text,
    revoked blob,
    primary key (case_id, person_id)
  ) strict`,
  `create index reading_grants_of_person on reading_grants (person_id, dossier_id)`,
  `create index reading_grants_of_dossier on reading_grants (dossier_id)`,
  `create index reading_grants_by_day on reading_grants (from_at)`,
  `create index reading_grants_by_end on reading_grants (until_at) where revoked_at is null`,
  `create table reading_visits (
    id text primary key,
    case_id text not null references cases (id),
    dossier_id text not null references dossiers (id),
    at text not null,
    given blob not null,
    back blob
  ) strict`,
  `create index reading_visits_of_case on reading_visits (case_id)`,
  `create index reading_visits_of_dossier on reading_visits (dossier_id)`,
  `create index reading_visits_by_day on reading_visits (at)`,
]
