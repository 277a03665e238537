import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Location, LocationKind } from '#domain/custody/location.ts'
import type { LocationId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

const locationColumns = ['id', 'parent_id', 'kind', 'name', 'code'] as const

/** A row as the place that it is. */
export const locationOf = (row: Pick<Selectable<Schema['locations']>, (typeof locationColumns)[number]>): Location => ({
  id: row.id,
  ...(row.parent_id && { parent: row.parent_id }),
  kind: row.kind,
  name: row.name,
  code: row.code,
})

/** A place that was altered is as one that is not there: no page tells people to look for paper in it. */
export const isSound =
  ({ seals }: Pick<Sound, 'seals'>) =>
  ({ id }: { readonly id: LocationId }): boolean =>
    seals.isSound('locations', id)

/** The place with this code, as it stands on its label; undefined where there is none, or where its row was altered. */
export async function locationAt(store: Sound, code: string): Promise<Location | undefined> {
  const row = await store.db.selectFrom('locations').select(locationColumns).where('code', '=', code).executeTakeFirst()
  return row && isSound(store)(row) ? locationOf(row) : undefined
}

/** The same by id. */
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

/** A new place, behind those that there are; its code must be free. */
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
