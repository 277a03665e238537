import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** What stands in a long group of a dossier, repeated in one envelope so that it is opened at once. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table presents (
    dossier_id text not null references dossiers (id), group_tag text not null, schema_version integer not null,
    payload blob not null, primary key (dossier_id, group_tag)
  ) strict`,
]
