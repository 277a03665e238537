import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/**
 * 变更: what an archived dossier should become. The values are envelopes under the dossier's key, section and group are keyed
 * tags, and a change that is changed again is one more version.
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table proposals (
    id text primary key,
    dossier_id text not null references dossiers (id),
    case_id text references cases (id),
    revision integer not null,
    created_at text not null,
    ended_at text
  ) strict`,
  `create unique index proposals_drawn on proposals (dossier_id) where case_id is null and ended_at is null`,
  `create unique index proposals_of_case on proposals (case_id) where case_id is not null`,
  `create table proposed (
    id text primary key,
    proposal_id text not null references proposals (id),
    dossier_id text not null references dossiers (id),
    record_id text not null,
    section_tag text not null,
    group_tag text not null,
    version integer not null,
    kind text not null check (kind in ('add', 'change', 'retract', 'dropped')),
    at text not null,
    author text not null references accounts (id),
    schema_version integer not null,
    payload blob not null,
    unique (proposal_id, record_id, group_tag, version)
  ) strict`,
  `create index proposed_of_dossier on proposed (dossier_id)`,
  `create trigger proposed_never_change before update on proposed
   begin select raise(abort, 'what was proposed stays as it was'); end`,
  `alter table holds add column section_tag text`,
]
