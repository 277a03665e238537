import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** 年报: what each was to hold, what happened to it, and the figures that were frozen, all sealed and only ever added to. */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const staysAsItIs = (table: string) =>
  ['update', 'delete'].map(
    (act) =>
      `create trigger ${table}_never_${act} before ${act} on ${table}
       begin select raise(abort, 'a return stays as it was written'); end`,
  )

const statements = [
  `create table returns (id text primary key, asked blob not null) strict`,
  `create table return_events (
    return_id text not null references returns (id), n integer not null check (n > 0), event blob not null,
    primary key (return_id, n)
  ) strict`,
  `create table return_parts (
    return_id text not null references returns (id), run integer not null check (run > 0), part text not null,
    content blob not null, primary key (return_id, run, part)
  ) strict`,
  ...['returns', 'return_events', 'return_parts'].flatMap(staysAsItIs),
]
