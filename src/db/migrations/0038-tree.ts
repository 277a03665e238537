import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/**
 * 沿革: what became of units and posts, each change with the day from which it holds. The rows of units and posts stay what
 * they were founded as, so that the tree of any day is computed (docs/decisions/0256). Nothing here is ever rewritten: what
 * is taken back before its day is another change.
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const history = (table: string) => [
  `create trigger ${table}_stays before update on ${table} begin select raise(abort, '${table} is append-only'); end`,
  `create trigger ${table}_keeps before delete on ${table} begin select raise(abort, '${table} is append-only'); end`,
]

const statements = [
  `create table unit_changes (
    unit_id text not null references units (id), n integer not null check (n > 0),
    what text not null check (what in ('name','parent','closing','closed','withdrawn')), value text,
    since text not null, at text not null, made_by text not null, primary key (unit_id, n)
  ) strict`,
  ...history('unit_changes'),
  `create table post_changes (
    post_id text not null references posts (id), n integer not null check (n > 0),
    what text not null check (what in ('name','rank','lowest','headcount','opened','closed')), value text,
    since text not null, at text not null, made_by text not null, primary key (post_id, n)
  ) strict`,
  ...history('post_changes'),
  `create table deputies (
    id text primary key, unit_id text not null references units (id), person_id text not null references persons (id),
    title text not null, held_from text not null, held_until text
  ) strict`,
  `create index deputies_of_unit on deputies (unit_id)`,
]
