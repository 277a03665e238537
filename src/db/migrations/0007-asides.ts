import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 搁置: findings that two people let stand; the reason and the names are sealed under the dossier's key. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table asides (
    id text primary key,
    dossier_id text not null references dossiers (id),
    asked blob not null,
    ended blob
  ) strict`,
  `create index asides_of_dossier on asides (dossier_id)`,
  `create index asides_waiting on asides (dossier_id) where ended is null`,
]
