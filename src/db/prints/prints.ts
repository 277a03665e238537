import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import { Conflict, Damaged } from '#domain/errors.ts'
import type { AccountId, DossierId, FilingId, LocationId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import { type PageKind, pageKinds } from '#domain/prints/papers/index.ts'
import type { PrintPage, PrintRun } from '#domain/prints/print.ts'
import type { Instant } from '#domain/time.ts'

const runColumns = ['id', 'dossier_id', 'filing_id', 'purpose', 'printed_by', 'printed_at', 'log_head'] as const

const runOf = (row: Pick<Selectable<Schema['print_runs']>, (typeof runColumns)[number]>): PrintRun => ({
  id: row.id,
  dossier: row.dossier_id,
  ...(row.filing_id && { filing: row.filing_id }),
  purpose: row.purpose as PrintRun['purpose'],
  printedBy: row.printed_by,
  printedAt: row.printed_at,
  logHead: row.log_head,
})

/** One print run without its reason and pages; undefined where there is none. */
export async function find(db: Db, id: PrintRunId): Promise<PrintRun | undefined> {
  const row = await db.selectFrom('print_runs').select(runColumns).where('id', '=', id).executeTakeFirst()
  return row && runOf(row)
}

/** Whether a run of this name exists already: asked as a range, which the index of codes answers. */
export async function isTaken(db: Db, runCode: string): Promise<boolean> {
  const row = await db
    .selectFrom('print_pages')
    .select('id')
    .where('code', '>', `P-${runCode}-`)
    .where('code', '<', `P-${runCode}.`)
    .executeTakeFirst()
  return row !== undefined
}

const pageColumns = [
  'p.id',
  'p.run_id',
  'p.sheet',
  'p.page',
  'p.pages',
  'p.code',
  'p.content_hash',
  'p.filed_at',
  'p.filed_by',
  'p.box_id',
] as const

/** What a page is, of what its row says; a cover where a later version wrote what this one does not know. */
export const sheetOf = (text: string): PageKind => pageKinds().find((kind) => kind === text) ?? 'cover'

const pageOf = (row: Selectable<Schema['print_pages']>): PrintPage => ({
  id: row.id,
  run: row.run_id,
  sheet: sheetOf(row.sheet),
  page: row.page,
  pages: row.pages,
  code: row.code,
  contentHash: row.content_hash,
  ...(row.filed_at && row.filed_by && row.box_id && { filed: { at: row.filed_at, by: row.filed_by, box: row.box_id } }),
})

/** The pages of one run, in the order in which they were drawn. */
export async function pagesOfRun(db: Db, run: PrintRunId): Promise<readonly PrintPage[]> {
  const rows = await db
    .selectFrom('print_pages as p')
    .select(pageColumns)
    .where('p.run_id', '=', run)
    .orderBy('p.id')
    .execute()
  return rows.map(pageOf)
}

/** The pages ever printed for these filings, newest run first. */
export async function pagesOfFilings(
  db: Db,
  filings: readonly FilingId[],
): Promise<ReadonlyMap<FilingId, readonly PrintPage[]>> {
  const pages = new Map<FilingId, PrintPage[]>()
  for (let at = 0; at < filings.length; at += most) {
    for (const { filing_id, ...row } of await pagesOfSome(db, filings.slice(at, at + most))) {
      if (!filing_id) continue
      const known = pages.get(filing_id)
      if (known) known.push(pageOf(row))
      else pages.set(filing_id, [pageOf(row)])
    }
  }
  return pages
}

/** SQLite takes 32,766 values in one question, and a short one is answered sooner. */
const most = 500

const pagesOfSome = (db: Db, filings: readonly FilingId[]) =>
  db
    .selectFrom('print_pages as p')
    .innerJoin('print_runs as r', 'r.id', 'p.run_id')
    .select([...pageColumns, 'r.filing_id'])
    .where('r.filing_id', 'in', [...filings])
    .orderBy('r.printed_at', 'desc')
    .orderBy('r.id', 'desc')
    .orderBy('p.page')
    .execute()

/** The page with this code and the run that it belongs to. */
export async function pageWithCode(
  db: Db,
  code: string,
): Promise<{ readonly page: PrintPage; readonly run: PrintRun } | undefined> {
  const row = await db.selectFrom('print_pages as p').select(pageColumns).where('p.code', '=', code).executeTakeFirst()
  if (!row) return undefined
  const run = await find(db, row.run_id)
  return run && { page: pageOf(row), run }
}

/** The pages of a dossier that lie in a box or were printed for one and wait, newest run first. */
export async function pagesInUse(db: Db, dossier: DossierId): Promise<readonly PrintPage[]> {
  const rows = await db
    .selectFrom('print_pages as p')
    .innerJoin('print_runs as r', 'r.id', 'p.run_id')
    .leftJoin('filings as f', 'f.id', 'r.filing_id')
    .select(pageColumns)
    .where('r.dossier_id', '=', dossier)
    .where('r.filing_id', 'is not', null)
    .where((eb) => eb.or([eb('p.filed_at', 'is not', null), eb('f.ended_at', 'is', null)]))
    .orderBy('r.printed_at', 'desc')
    .orderBy('r.id', 'desc')
    .orderBy('p.page')
    .execute()
  return rows.map(pageOf)
}

/** The pages of a dossier's sheet in all its runs, newest run first. */
export async function pagesOfSheet(db: Db, dossier: DossierId, sheet: PageKind) {
  const rows = await db
    .selectFrom('print_pages as p')
    .innerJoin('print_runs as r', 'r.id', 'p.run_id')
    .select([...pageColumns, 'r.printed_at'])
    .where('r.dossier_id', '=', dossier)
    .where('p.sheet', '=', sheet)
    .orderBy('r.printed_at', 'desc')
    .orderBy('r.id', 'desc')
    .orderBy('p.page')
    .execute()
  return rows.map(({ printed_at, ...row }) => ({ ...pageOf(row), printedAt: printed_at }))
}

/**
 * What is printed and filed of a dossier is what was written, or `Damaged`: asked once it is known that the actor may see
 * the dossier, since others do not learn that there is one.
 */
export function ensureSound({ seals }: Pick<Sound, 'seals'>, dossier: DossierId): void {
  if (!seals.isSound('dossier', dossier, 2)) throw new Damaged({ table: 'print_pages', id: dossier })
}

/** Marks a page as filed; one that was filed meanwhile is a Conflict. */
export async function file(
  db: Db,
  { page, at, by, box }: { page: PrintPageId; at: Instant; by: AccountId; box: LocationId },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('print_pages')
    .set({ filed_at: at, filed_by: by, box_id: box })
    .where('id', '=', page)
    .where('filed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}

/** The newest runs that have a sheet of this dossier: the code of its first page, when, by whom, and on how many pages. */
export async function runsOfSheet(db: Db, dossier: DossierId, sheet: PageKind, most: number) {
  const rows = await db
    .selectFrom('print_pages as p')
    .innerJoin('print_runs as r', 'r.id', 'p.run_id')
    .select(['p.code', 'p.pages', 'r.printed_at', 'r.printed_by'])
    .where('r.dossier_id', '=', dossier)
    .where('p.sheet', '=', sheet)
    .where('p.page', '=', 1)
    .orderBy('r.printed_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ code, pages, printed_at, printed_by }) => ({ code, pages, at: printed_at, by: printed_by }))
}
