import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Location, LocationKind } from '#domain/custody/location.ts'
import type { LocationId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

const locationColumns = ['id', 'parent_id', 'kind', 'name', 'code'] as const

const locationOf = (row: Pick<Selectable<Schema['locations']>, (typeof locationColumns)[number]>): Location => ({
  id: row.id,
  ...(row.parent_id && { parent: row.parent_id }),
  kind: row.kind,
  name: row.name,
  code: row.code,
})

/** A place that was altered is as one that is not there: no page tells people to look for paper in it. */
const isSound =
  ({ seals }: Pick<Sound, 'seals'>) =>
  ({ id }: { readonly id: LocationId }): boolean =>
    seals.isSound('locations', id)

export async function locationAt(store: Sound, code: string): Promise<Location | undefined> {
  const row = await store.db.selectFrom('locations').select(locationColumns).where('code', '=', code).executeTakeFirst()
  return row && isSound(store)(row) ? locationOf(row) : undefined
}

export async function location(store: Sound, id: LocationId): Promise<Location | undefined> {
  const row = await store.db.selectFrom('locations').select(locationColumns).where('id', '=', id).executeTakeFirst()
  return row && isSound(store)(row) ? locationOf(row) : undefined
}

/** The places with these codes: a box and those that it stands in, to tell where it is in words. */
export async function locationsAt(store: Sound, codes: readonly string[]): Promise<readonly Location[]> {
  if (codes.length === 0) return []
  const rows = await store.db
    .selectFrom('locations')
    .select(locationColumns)
    .where('code', 'in', [...codes])
    .execute()
  return rows.filter(isSound(store)).map(locationOf)
}

/** The codes of these places: of the boxes that pages were filed in. */
export async function codesOf(store: Sound, ids: readonly LocationId[]): Promise<ReadonlyMap<LocationId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await store.db
    .selectFrom('locations')
    .select(['id', 'code'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.filter(isSound(store)).map(({ id, code }) => [id, code]))
}

/** Some box that is not this one: for trying a wrong one in the demo. */
export async function firstBoxBut(db: Db, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('locations')
    .select('code')
    .where('kind', '=', 'box')
    .where('code', '!=', code)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return row?.code
}

/** A shelf, or a place above that has nothing in it yet: what stands there. */
export type Shelf = Location & {
  readonly boxes: number
  readonly firstBox?: string
  readonly lastBox?: string
  readonly volumes: number
}

/** So many shelves in the order of a walk, from a place in it on; a room or cabinet counts while nothing stands in it. */
export async function shelves(
  store: Sound,
  from: number,
  limit: number,
): Promise<{ readonly shelves: readonly Shelf[]; readonly isMore: boolean }> {
  const rows = await store.db
    .selectFrom('locations as l')
    .leftJoin('locations as cabinet', 'cabinet.id', 'l.parent_id')
    .leftJoin('locations as room', 'room.id', 'cabinet.parent_id')
    .select(['l.id', 'l.parent_id', 'l.kind', 'l.name', 'l.code'])
    .where('l.kind', '!=', 'box')
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('l.kind', '=', 'shelf'),
        not(exists(selectFrom('locations as below').select('below.id').whereRef('below.parent_id', '=', 'l.id'))),
      ]),
    )
    .orderBy(({ fn }) => fn.coalesce('room.code', 'cabinet.code', 'l.code'))
    .orderBy(({ fn }) => fn('length', ['cabinet.code']))
    .orderBy('cabinet.code')
    .orderBy(({ fn }) => fn('length', ['l.code']))
    .orderBy('l.code')
    .offset(from)
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit).filter(isSound(store))
  const stock = await stockOf(
    store,
    shown.map(({ id }) => id),
  )
  return {
    shelves: shown.map((row) => ({ ...locationOf(row), ...(stock.get(row.id) ?? { boxes: 0, volumes: 0 }) })),
    isMore: rows.length > limit,
  }
}

async function stockOf(store: Sound, ids: readonly LocationId[]) {
  const rows =
    ids.length === 0
      ? []
      : await store.db
          .selectFrom('locations as box')
          .leftJoin('volumes as v', 'v.box_id', 'box.id')
          .select(({ fn }) => [
            'box.parent_id as shelf',
            fn.count<number>('box.id').distinct().as('boxes'),
            fn.count<number>('v.id').as('volumes'),
          ])
          .where('box.kind', '=', 'box')
          .where('box.parent_id', 'in', [...ids])
          .groupBy('box.parent_id')
          .execute()
  const ends = await endsOf(store, ids)
  return new Map(
    rows.flatMap(({ shelf, boxes, volumes }) =>
      shelf ? [[shelf, { boxes, volumes, ...ends.get(shelf) }] as const] : [],
    ),
  )
}

/** The first and the last box of each shelf, as numbers count. */
async function endsOf(store: Sound, ids: readonly LocationId[]) {
  const ends = new Map<LocationId, { firstBox: string; lastBox: string }>()
  if (ids.length === 0) return ends
  for (const way of ['asc', 'desc'] as const) {
    const rows = await store.db
      .selectFrom('locations as l')
      .select(['l.id', 'l.parent_id', 'l.code'])
      .where('l.parent_id', 'in', [...ids])
      .where(({ eb, selectFrom }) =>
        eb(
          'l.id',
          '=',
          selectFrom('locations as end')
            .select('end.id')
            .whereRef('end.parent_id', '=', 'l.parent_id')
            .orderBy(({ fn }) => fn('length', ['end.code']), way)
            .orderBy('end.code', way)
            .limit(1),
        ),
      )
      .execute()
    for (const { parent_id, code } of rows.filter(isSound(store))) {
      if (!parent_id) continue
      const known = ends.get(parent_id) ?? { firstBox: code, lastBox: code }
      ends.set(parent_id, way === 'asc' ? { ...known, firstBox: code } : { ...known, lastBox: code })
    }
  }
  return ends
}

/** The boxes of one shelf, for their labels; a shelf holds what one can see. */
export async function boxesOn(store: Sound, shelf: LocationId): Promise<readonly Location[]> {
  const rows = await store.db
    .selectFrom('locations')
    .select(locationColumns)
    .where('parent_id', '=', shelf)
    .where('kind', '=', 'box')
    .orderBy(({ fn }) => fn('length', ['code']))
    .orderBy('code')
    .execute()
  return rows.filter(isSound(store)).map(locationOf)
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
