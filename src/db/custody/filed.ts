import type { Db } from '#db/database.ts'
import * as prints from '#db/prints/prints.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { liesIn } from './volumes.ts'

/** What one person filed last, newest first. */
export async function lastFiled(store: Sound, by: AccountId, limit: number) {
  const rows = await store.db
    .selectFrom('print_pages as p')
    .innerJoin('print_runs as r', 'r.id', 'p.run_id')
    .innerJoin('locations as l', 'l.id', 'p.box_id')
    .select(['r.dossier_id', 'p.sheet', 'p.page', 'p.pages', 'p.code', 'p.filed_at', 'p.box_id', 'l.code as box'])
    .where('p.filed_by', '=', by)
    .orderBy('p.filed_at', 'desc')
    .limit(limit)
    .execute()
  const sound = rows.filter(({ dossier_id, box_id }) => liesIn(store, dossier_id, box_id))
  return sound.map((row) => ({
    dossier: row.dossier_id,
    sheet: prints.sheetOf(row.sheet),
    page: row.page,
    pages: row.pages,
    code: row.code,
    box: row.box,
    at: row.filed_at as Instant,
  }))
}

/** How many pages one person filed from a moment on. */
export async function countFiled(db: Db, by: AccountId, from: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('print_pages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('filed_by', '=', by)
    .where('filed_at', '>=', from)
    .executeTakeFirstOrThrow()
  return count
}
