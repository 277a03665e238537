import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** Which seats somebody left when a case was applied: what stood before, should it be taken back. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table seats_left (
    case_id text not null references cases (id),
    resource_id text not null references resources (id),
    primary key (case_id, resource_id)
  ) strict`,
]
