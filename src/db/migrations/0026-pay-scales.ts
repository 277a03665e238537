import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 工资标准表: what each grade and step is paid from a day on, sealed under the organisation's key and never changed. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table pay_scales (id text primary key, scale blob not null) strict`,
  `create trigger pay_scales_never_change before update on pay_scales
   begin select raise(abort, 'a scale stays as it was published'); end`,
  `create trigger pay_scales_never_go before delete on pay_scales
   begin select raise(abort, 'a scale stays as it was published'); end`,
]
