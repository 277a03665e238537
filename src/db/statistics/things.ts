import { sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import type { ThingKind } from '#domain/statistics/thing.ts'

/** The kinds of things of which this house has any at all: a table of another kind would be empty whatever is asked. */
export const kindsThere = (db: Db): Promise<ReadonlySet<ThingKind>> =>
  remembered(db, 'kinds of things', async () => {
    const [row] = await kindRows(db)
    const kinds = Object.entries(row ?? {}) as [ThingKind, 0 | 1][]
    return new Set(kinds.flatMap(([kind, is]) => (is === 1 ? kind : [])))
  })

const kindRows = compiledOnce((db) => ({
  compile: () =>
    sql<Readonly<Record<ThingKind, 0 | 1>>>`select
      exists (select 1 from volumes) as volumes,
      exists (select 1 from materials) as papers,
      exists (select 1 from transfers) or exists (select 1 from arrivals where dossier_id is not null) as transfers,
      exists (select 1 from reading_grants) or exists (select 1 from reading_visits) as readings,
      exists (select 1 from cases) as cases,
      exists (select 1 from dossiers where archived_at is not null) as findings,
      exists (select 1 from materials) as lacks,
      exists (select 1 from posts where headcount > 0)
        or exists (select 1 from post_changes where what = 'headcount' and value > 0) as posts`.compile(db),
}))
