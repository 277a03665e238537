import { sql } from 'kysely'
import { type Migration, migrations } from '#db/migrations/index.ts'

/** What a program of a later version would run on the file, long enough to be killed in the middle. */
const invented: readonly (readonly [name: string, statements: readonly string[]])[] = [
  [
    '9001-facts',
    [
      'create table later_facts (id integer primary key, n integer not null) strict',
      `with recursive up (n) as (select 1 union all select n + 1 from up where n < 60000)
       insert into later_facts (n) select n from up`,
    ],
  ],
  ['9002-accounts', ['alter table accounts add column later_word text', `update accounts set later_word = 'new'`]],
  ['9003-doubled', ['update later_facts set n = n * 2']],
  ['9004-odd', ['create index later_facts_n on later_facts (n)', 'delete from later_facts where id % 2 = 1']],
]

export const laterVersion = '7.8.9'

export const later: readonly Migration[] = [
  ...migrations,
  ...invented.map(([name, statements]) => ({
    name,
    up: async (db: Parameters<Migration['up']>[0]) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  })),
]

/** What the later program finds in its own table once all of it has run. */
export const laterFacts = { rows: 30_000, sum: 1_800_060_000 }
