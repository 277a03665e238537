import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 转出: paper that goes to another unit, when it must have left, what went, and the receipt of it. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table transfers (
    id text primary key,
    dossier_id text not null references dossiers (id),
    case_id text references cases (id),
    started_at text not null,
    due_on text not null,
    sent_at text,
    sent blob,
    receipt blob
  ) strict`,
  `create index transfers_of_dossier on transfers (dossier_id)`,
  `create unique index transfers_open on transfers (dossier_id) where receipt is null`,
]
