import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** Paper is found by key: the runs of a filing, the volumes of a box, what stands on a shelf, what somebody filed. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create index filings_waiting on filings (opened_at, id) where ended_at is null`,
  `create index print_runs_of_filing on print_runs (filing_id) where filing_id is not null`,
  `create index print_runs_of_dossier on print_runs (dossier_id)`,
  `create index print_pages_filed on print_pages (filed_by, filed_at) where filed_by is not null`,
  `create index volumes_in_box on volumes (box_id) where box_id is not null`,
  `create index locations_in on locations (parent_id) where parent_id is not null`,
]
