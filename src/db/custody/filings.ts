import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import * as prints from '#db/prints/prints.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Filing, Volume } from '#domain/custody/filing.ts'
import { Conflict } from '#domain/errors.ts'
import type { CaseId, DossierId, FilingId, VolumeId } from '#domain/ids.ts'
import type { PrintPage } from '#domain/prints/print.ts'
import { isSheet, type SheetKind } from '#domain/prints/sheets/index.ts'
import type { Instant } from '#domain/time.ts'
import { liesIn } from './volumes.ts'

/** Whether a filing row is open on this dossier: what lets administration print it (docs/decisions/0002). */
export const hasOpenFiling = async (db: Db, dossier: DossierId): Promise<boolean> =>
  (await openOn(db, dossier)).length > 0

/** Asked for at every look at a dossier. */
const openOn = compiledOnce((db, dossier: DossierId) =>
  db.selectFrom('filings').select('id').where('dossier_id', '=', dossier).where('ended_at', 'is', null).limit(1),
)

/** The dossier of every open filing, once a filing; read when the house opens (memory/filings.ts). */
export const openOnes = async (db: Db): Promise<readonly DossierId[]> =>
  (await db.selectFrom('filings').select('dossier_id').where('ended_at', 'is', null).execute()).map(
    ({ dossier_id }) => dossier_id,
  )

type NewFiling = {
  readonly id: FilingId
  readonly dossier: DossierId
  readonly case?: CaseId | undefined
  readonly volume: VolumeId
  readonly swaps?: readonly SheetKind[] | undefined
  readonly confirms?: boolean | undefined
  readonly at: Instant
}

/** The task to print and file a dossier; `case` is the one that brought it about, absent after an import. */
export async function addFiling(db: Db, filing: NewFiling): Promise<void> {
  await db
    .insertInto('filings')
    .values({
      id: filing.id,
      dossier_id: filing.dossier,
      case_id: filing.case ?? null,
      volume_id: filing.volume,
      opened_at: filing.at,
      ended_at: null,
      swaps: filing.swaps?.join(',') ?? null,
      confirms: filing.confirms ? 1 : null,
    })
    .execute()
}

/** The open filing that swaps sheets of this dossier, if there is one. */
export async function openSwap(store: Sound, dossier: DossierId): Promise<Filing | undefined> {
  const rows = await filings(store.db)
    .where('f.dossier_id', '=', dossier)
    .where('f.ended_at', 'is', null)
    .where('f.swaps', 'is not', null)
    .limit(1)
    .execute()
  return (await withPages(store, rows))[0]
}

/** Every task that is open on the paper of a dossier. */
export async function openOf(store: Sound, dossier: DossierId): Promise<readonly Filing[]> {
  return withPages(
    store,
    await filings(store.db).where('f.dossier_id', '=', dossier).where('f.ended_at', 'is', null).execute(),
  )
}

/** What a case made of the paper: the filings that it opened, the oldest first. */
export async function ofCase(store: Sound, id: CaseId): Promise<readonly Filing[]> {
  return withPages(store, await filings(store.db).where('f.case_id', '=', id).orderBy('f.opened_at').execute())
}

/** One filing with its pages; undefined where there is none. */
export async function find(store: Sound, id: FilingId): Promise<Filing | undefined> {
  return (await withPages(store, await filings(store.db).where('f.id', '=', id).execute()))[0]
}

/** These filings, in the order asked for: those of one page of the queue. */
export async function these(store: Sound, ids: readonly FilingId[]): Promise<readonly Filing[]> {
  const rows =
    ids.length === 0
      ? []
      : await filings(store.db)
          .where('f.id', 'in', [...ids])
          .execute()
  const known = new Map((await withPages(store, rows)).map((filing) => [filing.id, filing]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

const filings = (db: Db) =>
  db
    .selectFrom('filings as f')
    .innerJoin('volumes as v', 'v.id', 'f.volume_id')
    .leftJoin('locations as l', 'l.id', 'v.box_id')
    .select([
      'f.id',
      'f.dossier_id',
      'f.case_id',
      'f.opened_at',
      'f.ended_at',
      'f.swaps',
      'f.confirms',
      'v.id as volume_id',
      'v.kind as volume_kind',
      'v.serial',
      'l.id as box_id',
      'l.parent_id',
      'l.name',
      'l.code',
    ])

type FilingRow = Awaited<ReturnType<ReturnType<typeof filings>['execute']>>[number]

async function withPages(store: Sound, rows: readonly FilingRow[]): Promise<readonly Filing[]> {
  const pages = await prints.pagesOfFilings(
    store.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => filingOf(store, row, pages.get(row.id) ?? []))
}

const filingOf = (store: Sound, row: FilingRow, pages: readonly PrintPage[]): Filing => ({
  id: row.id,
  dossier: row.dossier_id,
  ...(row.case_id && { case: row.case_id }),
  volume: volumeOf(store, row),
  ...(row.swaps && { swaps: row.swaps.split(',').filter(isSheet) }),
  ...(row.confirms && { confirms: true as const }),
  openedAt: row.opened_at,
  ...(row.ended_at && { endedAt: row.ended_at }),
  pages,
})

const volumeOf = (store: Sound, row: FilingRow): Volume => ({
  id: row.volume_id,
  kind: row.volume_kind,
  serial: row.serial,
  ...(row.box_id &&
    liesIn(store, row.dossier_id, row.box_id) && {
      box: {
        id: row.box_id,
        ...(row.parent_id && { parent: row.parent_id }),
        kind: 'box',
        name: row.name ?? '',
        code: row.code ?? '',
      },
    }),
})

/** Ends a filing; one that was ended meanwhile is a Conflict. */
export async function end(db: Db, id: FilingId, at: Instant): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('filings')
    .set((eb) => ({ ended_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}
