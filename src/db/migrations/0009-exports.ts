import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 导出登记: what was asked for, who agreed, and what was fetched, each sealed in an envelope of its own. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table exports (id text primary key, asked blob not null, agreed blob, fetched blob) strict`,
  `create trigger exports_never_change before update on exports
   when old.asked is not new.asked or (old.agreed is not null and old.agreed is not new.agreed)
     or (old.fetched is not null and old.fetched is not new.fetched)
   begin select raise(abort, 'an export stays as it was registered'); end`,
]
