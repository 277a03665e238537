import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import * as prints from '#db/prints/prints.ts'
import { remembered } from '#db/remembered.ts'
import type { Schema } from '#db/schema.ts'
import type { Filing, Volume } from '#domain/custody/filing.ts'
import type { Location, LocationKind } from '#domain/custody/location.ts'
import { Conflict } from '#domain/errors.ts'
import type { AccountId, CaseId, DossierId, FilingId, LocationId, VolumeId } from '#domain/ids.ts'
import type { PrintPage } from '#domain/prints/print.ts'
import type { Instant } from '#domain/time.ts'

/** Whether a filing row is open on this dossier: what lets administration print it (decisions.md 2). */
export const hasOpenFiling = async (db: Db, dossier: DossierId): Promise<boolean> =>
  (await openFilings(db)).has(dossier)

/** How many filing rows are open, by dossier: few of all there ever were, and asked for at every look at a dossier. */
export const openFilings = (db: Db): Promise<ReadonlyMap<DossierId, number>> =>
  remembered(db, 'open filings', async () => {
    const rows = await db
      .selectFrom('filings')
      .select((eb) => ['dossier_id', eb.fn.countAll<number>().as('count')])
      .where('ended_at', 'is', null)
      .groupBy('dossier_id')
      .execute()
    return new Map(rows.map(({ dossier_id, count }) => [dossier_id, count]))
  })

/** The code of the box that the first volume of the original lies in. */
export async function boxOf(db: Db, dossier: DossierId): Promise<string | undefined> {
  const row = await db
    .selectFrom('volumes as v')
    .innerJoin('locations as l', 'l.id', 'v.box_id')
    .select('l.code')
    .where('v.dossier_id', '=', dossier)
    .where('v.kind', '=', 'original')
    .orderBy('v.serial')
    .executeTakeFirst()
  return row?.code
}

/** The boxes of all dossiers at once, for filling the roster. */
export async function boxes(db: Db): Promise<ReadonlyMap<DossierId, string>> {
  const rows = await db
    .selectFrom('volumes as v')
    .innerJoin('locations as l', 'l.id', 'v.box_id')
    .select(['v.dossier_id', 'l.code'])
    .where('v.kind', '=', 'original')
    .orderBy('v.serial', 'desc')
    .execute()
  return new Map(rows.map(({ dossier_id, code }) => [dossier_id, code]))
}

/** The first volume of the original, made if there is none. */
export async function originalOf(db: Db, dossier: DossierId, fresh: VolumeId): Promise<VolumeId> {
  const known = await db
    .selectFrom('volumes')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('kind', '=', 'original')
    .where('serial', '=', 1)
    .executeTakeFirst()
  if (known) return known.id
  await db
    .insertInto('volumes')
    .values({ id: fresh, dossier_id: dossier, kind: 'original', serial: 1, box_id: null })
    .execute()
  return fresh
}

type NewFiling = {
  readonly id: FilingId
  readonly dossier: DossierId
  readonly case?: CaseId | undefined
  readonly volume: VolumeId
  readonly at: Instant
}

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
    })
    .execute()
}

export async function find(db: Db, id: FilingId): Promise<Filing | undefined> {
  const [filing] = await read(db, (query) => query.where('f.id', '=', id))
  return filing
}

/** The filings that wait for somebody, oldest first. */
export const open = (db: Db): Promise<readonly Filing[]> => read(db, (query) => query.where('f.ended_at', 'is', null))

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
      'v.id as volume_id',
      'v.kind as volume_kind',
      'v.serial',
      'l.id as box_id',
      'l.parent_id',
      'l.name',
      'l.code',
    ])
    .orderBy('f.opened_at')

type Query = ReturnType<typeof filings>

async function read(db: Db, narrowed: (query: Query) => Query): Promise<readonly Filing[]> {
  const rows = await narrowed(filings(db)).execute()
  const pages = await prints.pagesOfFilings(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => filingOf(row, pages.get(row.id) ?? []))
}

type FilingRow = Awaited<ReturnType<Query['execute']>>[number]

const filingOf = (row: FilingRow, pages: readonly PrintPage[]): Filing => ({
  id: row.id,
  dossier: row.dossier_id,
  ...(row.case_id && { case: row.case_id }),
  volume: volumeOf(row),
  openedAt: row.opened_at,
  ...(row.ended_at && { endedAt: row.ended_at }),
  pages,
})

const volumeOf = (row: FilingRow): Volume => ({
  id: row.volume_id,
  kind: row.volume_kind,
  serial: row.serial,
  ...(row.box_id && {
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

export async function setBox(db: Db, volume: VolumeId, box: LocationId): Promise<void> {
  await db.updateTable('volumes').set({ box_id: box }).where('id', '=', volume).execute()
}

const locationColumns = ['id', 'parent_id', 'kind', 'name', 'code'] as const

const locationOf = (row: Pick<Selectable<Schema['locations']>, (typeof locationColumns)[number]>): Location => ({
  id: row.id,
  ...(row.parent_id && { parent: row.parent_id }),
  kind: row.kind,
  name: row.name,
  code: row.code,
})

/** Every place there is, in the order of being made; sorting by code is the caller's (compareCodes). */
export async function locations(db: Db): Promise<readonly Location[]> {
  const rows = await db.selectFrom('locations').select(locationColumns).orderBy('position').execute()
  return rows.map(locationOf)
}

export async function locationAt(db: Db, code: string): Promise<Location | undefined> {
  const row = await db.selectFrom('locations').select(locationColumns).where('code', '=', code).executeTakeFirst()
  return row && locationOf(row)
}

export async function location(db: Db, id: LocationId): Promise<Location | undefined> {
  const row = await db.selectFrom('locations').select(locationColumns).where('id', '=', id).executeTakeFirst()
  return row && locationOf(row)
}

/** The volumes in the boxes at this place or below it. */
export async function volumesBelow(
  db: Db,
  code: string,
): Promise<readonly { readonly dossier: DossierId; readonly box: string }[]> {
  const rows = await db
    .selectFrom('volumes as v')
    .innerJoin('locations as l', 'l.id', 'v.box_id')
    .select(['v.dossier_id', 'l.code'])
    .where((eb) => eb.or([eb('l.code', '=', code), eb('l.code', 'like', `${code}-%`)]))
    .execute()
  return rows.map(({ dossier_id, code }) => ({ dossier: dossier_id, box: code }))
}

/** How many volumes lie in each box. */
export async function volumesPerBox(db: Db): Promise<ReadonlyMap<LocationId, number>> {
  const rows = await db
    .selectFrom('volumes')
    .select((eb) => ['box_id', eb.fn.countAll<number>().as('count')])
    .where('box_id', 'is not', null)
    .groupBy('box_id')
    .execute()
  return new Map(rows.flatMap(({ box_id, count }) => (box_id ? [[box_id, count]] : [])))
}

type NewLocation = {
  readonly id: LocationId
  readonly parent?: LocationId | undefined
  readonly kind: LocationKind
  readonly name: string
  readonly code: string
  readonly at: Instant
}

export async function addLocation(db: Db, { id, parent, kind, name, code, at }: NewLocation): Promise<void> {
  const { last } = await db
    .selectFrom('locations')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('locations')
    .values({ id, parent_id: parent ?? null, kind, name, code, position: (last ?? 0) + 1, created_at: at })
    .execute()
}

/** What one person filed last, newest first. */
export async function lastFiled(db: Db, by: AccountId, limit: number) {
  const rows = await db
    .selectFrom('print_pages as p')
    .innerJoin('print_runs as r', 'r.id', 'p.run_id')
    .innerJoin('locations as l', 'l.id', 'p.box_id')
    .select(['r.dossier_id', 'p.sheet', 'p.page', 'p.pages', 'p.code', 'p.filed_at', 'l.code as box'])
    .where('p.filed_by', '=', by)
    .orderBy('p.filed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    dossier: row.dossier_id,
    sheet: prints.sheetOf(row.sheet),
    page: row.page,
    pages: row.pages,
    code: row.code,
    box: row.box,
    at: row.filed_at as Instant,
  }))
}
