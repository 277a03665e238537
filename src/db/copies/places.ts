import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import { type Place, places } from '#domain/copies/place.ts'
import type { Instant } from '#domain/time.ts'

/** A folder that was named, and when. */
export type Named = { readonly folder: string; readonly since: Instant }

export type NamedPlaces = Readonly<Partial<Record<Place, Named>>>

const keyOf = (place: Place) => `copies-${place}`

/** Where copies go; a row that somebody altered names no place. */
export async function find({ db, seals }: Sound): Promise<NamedPlaces> {
  const keys = places.map(keyOf)
  const rows = await db.selectFrom('settings').select(['key', 'value']).where('key', 'in', keys).execute()
  return Object.fromEntries(
    places.flatMap((place) => {
      const row = rows.find(({ key }) => key === keyOf(place))
      return row && seals.isSound('settings', row.key) ? [[place, JSON.parse(row.value) as Named]] : []
    }),
  )
}

/** In the place of what was named before. */
export async function name(db: Db, place: Place, { folder, since }: Named): Promise<void> {
  const value = JSON.stringify({ folder, since })
  await db
    .insertInto('settings')
    .values({ key: keyOf(place), value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}

/** From here on nothing is copied there; what lies there stays. */
export async function forget(db: Db, place: Place): Promise<void> {
  await db.deleteFrom('settings').where('key', '=', keyOf(place)).execute()
}
