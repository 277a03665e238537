import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/**
 * Whatever hangs on a dossier or a case is found without reading what hangs on all the others; so are the cases that
 * somebody started, and the few that were asked back.
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create index blobs_of_dossier on blobs (dossier_id)`,
  `create index filings_of_dossier on filings (dossier_id)`,
  `create index filings_of_case on filings (case_id) where case_id is not null`,
  `create index proposals_of_dossier on proposals (dossier_id)`,
  `create index cases_started on cases (applicant, created_at)`,
  `create index holds_of_case on holds (case_id)`,
  `create index notices_of_case on notices (case_id)`,
  `create index case_events_asked_back on case_events (case_id, seq) where type = 'withdrawal-asked'`,
]
