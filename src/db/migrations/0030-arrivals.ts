import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/**
 * 转入: paper that came from another unit. What it says is sealed under the organisation's key until it lies in its box, and
 * under the dossier's from then on; `version` counts its changes.
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table arrivals (
    id text primary key,
    dossier_id text references dossiers (id),
    version integer not null,
    stored_at text,
    content blob not null
  ) strict`,
  `create index arrivals_waiting on arrivals (id) where stored_at is null`,
  `create index arrivals_of_dossier on arrivals (dossier_id)`,
]
