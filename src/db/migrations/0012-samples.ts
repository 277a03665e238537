import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 抽查: routine changes that a second person looks at afterwards; who and why is sealed under the dossier's key. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table samples (
    case_id text primary key references cases (id),
    dossier_id text not null references dossiers (id),
    drawn blob not null,
    ended blob
  ) strict`,
  `create index samples_of_dossier on samples (dossier_id)`,
  `create index samples_waiting on samples (case_id) where ended is null`,
]
