import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 材料目录: a line for each step in the life of a paper, never changed and never taken away (docs/decisions/0215). */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table materials (
    dossier_id text not null references dossiers (id), material_id text not null,
    version integer not null check (version > 0), group_tag text not null,
    kind text not null check (kind in ('received','examined','returned','filed','mended','moved','removed')),
    at text not null, author text not null references accounts (id), case_id text references cases (id),
    schema_version integer not null, payload blob not null, primary key (dossier_id, material_id, version)
  ) strict, without rowid`,
  `create trigger materials_stay before update on materials begin select raise(abort, 'materials is append-only'); end`,
  `create trigger materials_keep before delete on materials begin select raise(abort, 'materials is append-only'); end`,
  `create index materials_loose on materials (at, material_id) where kind in ('received','examined')`,
]
