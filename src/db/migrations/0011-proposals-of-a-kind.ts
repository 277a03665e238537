import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** What a proposal is drawn for: an update, a pay adjustment … One of each kind is drawn on a dossier at a time. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table proposals add column kind text not null default 'update'`,
  `drop index proposals_drawn`,
  `create unique index proposals_drawn on proposals (dossier_id, kind) where case_id is null and ended_at is null`,
]
