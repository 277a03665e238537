import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 成批导入: what came together, and each file or line of it on its way (docs/decisions/0260). */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table bringings (
    id text primary key,
    created_by text not null references accounts (id),
    created_at text not null,
    told blob not null
  ) strict`,
  `create table brought (
    id text primary key,
    bringing_id text not null,
    position integer not null,
    state text not null check (state in
      ('waiting', 'asking', 'listed', 'failed', 'staged', 'keeping', 'kept', 'undoing', 'undone', 'leaving', 'left')),
    version integer not null,
    blob_id text,
    import_id text references imports (id),
    kept_content integer,
    content blob not null
  ) strict`,
  `create index brought_of_bringing on brought (bringing_id, position)`,
  `create index brought_to_do on brought (id) where state in ('waiting', 'keeping', 'undoing', 'leaving')`,
]
