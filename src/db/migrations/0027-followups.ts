import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 待办任务: what follows from a case or from a day that comes; kind, day and outcome are sealed under the dossier's key. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table followups (
    id text primary key,
    dossier_id text not null references dossiers (id),
    mark text not null,
    opened blob not null,
    ended blob,
    unique (dossier_id, mark)
  ) strict`,
  `create index followups_waiting on followups (id) where ended is null`,
]
