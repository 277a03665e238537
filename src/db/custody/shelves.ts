import type { Sound } from '#db/seals/seals.ts'
import type { Location } from '#domain/custody/location.ts'
import type { LocationId } from '#domain/ids.ts'
import { isSound, locationOf } from './locations.ts'

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
