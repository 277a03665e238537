import { sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import type { Seals, Sound } from '#db/seals/seals.ts'
import type { Unsound } from '#db/seals/soundness.ts'
import type { DossierId, LocationId, VolumeId } from '#domain/ids.ts'

/** The code of the box that the first volume of the original lies in. */
export async function boxOf(store: Sound, dossier: DossierId): Promise<string | undefined> {
  const [row] = await boxesOf(store.db, dossier)
  return row && liesIn(store, dossier, row.box_id) ? row.code : undefined
}

/** A box that was altered, and a volume whose custody was, send nobody to a shelf (docs/security.md §1). */
export const liesIn = ({ seals }: Pick<Sound, 'seals'>, dossier: DossierId, box: LocationId | null): boolean =>
  box !== null && seals.isSound('locations', box) && seals.isSound('dossier', dossier, 2)

const boxesOf = compiledOnce((db, dossier: DossierId) =>
  db
    .selectFrom('volumes as v')
    .innerJoin('locations as l', 'l.id', 'v.box_id')
    .select(['v.box_id', 'l.code'])
    .where('v.dossier_id', '=', dossier)
    .where('v.kind', '=', 'original')
    .orderBy('v.serial')
    .limit(1),
)

/** Whether it costs a dossier the word on where its paper lies. */
export const isCustody = ({ kind, part }: Unsound): boolean => kind === 'dossier' && part !== 1

/** The boxes of the dossiers from one to another, for filling the roster: whose custody nobody has looked at yet is believed. */
export async function boxesFrom(
  { db, seals }: { readonly db: Db; readonly seals: Pick<Seals, 'isSound' | 'unsound'> },
  first: DossierId,
  last: DossierId,
): Promise<ReadonlyMap<DossierId, string>> {
  const unsound = new Set<string>(
    seals
      .unsound()
      .filter(isCustody)
      .map(({ id }) => id),
  )
  const sound = (await boxesBetween(db, first, last)).filter(
    ({ dossier_id, id }) => !unsound.has(dossier_id) && seals.isSound('locations', id),
  )
  return new Map(sound.map(({ dossier_id, code }) => [dossier_id, code]))
}

const boxesBetween = compiledOnce((db, first: DossierId, last: DossierId) =>
  db
    .selectFrom('volumes as v')
    .innerJoin('locations as l', 'l.id', 'v.box_id')
    .select(['v.dossier_id', 'l.id', 'l.code'])
    .where('v.dossier_id', '>=', first)
    .where('v.dossier_id', '<=', last)
    .where('v.kind', '=', 'original')
    .orderBy('v.serial', 'desc'),
)

/** The first volume of the original, made if there is none. */
export const originalOf = (db: Db, dossier: DossierId, fresh: VolumeId): Promise<VolumeId> =>
  volumeAt(db, dossier, { kind: 'original', serial: 1 }, fresh)

type Named = { readonly kind: 'original' | 'duplicate'; readonly serial: number }

/** A volume of 正本 or 副本, made if there is none. */
export async function volumeAt(
  db: Db,
  dossier: DossierId,
  { kind, serial }: Named,
  fresh: VolumeId,
): Promise<VolumeId> {
  const known = await db
    .selectFrom('volumes')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('kind', '=', kind)
    .where('serial', '=', serial)
    .executeTakeFirst()
  if (known) return known.id
  await db.insertInto('volumes').values({ id: fresh, dossier_id: dossier, kind, serial, box_id: null }).execute()
  return fresh
}

/** The codes of the boxes that the volumes of a dossier lie in, by kind and serial: `original 1`. */
export async function boxesOfVolumes(store: Sound, dossier: DossierId): Promise<ReadonlyMap<string, string>> {
  const rows = await store.db
    .selectFrom('volumes as v')
    .innerJoin('locations as l', 'l.id', 'v.box_id')
    .select(['v.kind', 'v.serial', 'v.box_id', 'l.code'])
    .where('v.dossier_id', '=', dossier)
    .execute()
  const sound = rows.filter(({ box_id }) => liesIn(store, dossier, box_id))
  return new Map(sound.map(({ kind, serial, code }) => [`${kind} ${serial}`, code]))
}

/** The box that a volume lies in from now on. */
export async function setBox(db: Db, volume: VolumeId, box: LocationId): Promise<void> {
  await db.updateTable('volumes').set({ box_id: box }).where('id', '=', volume).execute()
}

/** The paper has left: none of its volumes lies in a box any more. */
export async function clearBoxes(db: Db, dossier: DossierId): Promise<void> {
  await db
    .updateTable('volumes')
    .set({ box_id: null })
    .where('dossier_id', '=', dossier)
    .where('box_id', 'is not', null)
    .execute()
}

/** So many of the volumes in the boxes at this place or below it, along the shelf, from a place in their row on. */
export async function volumesBelow(
  store: Sound,
  code: string,
  from: number,
  limit: number,
): Promise<readonly { readonly dossier: DossierId; readonly box: string }[]> {
  const rows = await boxesBelow(store.db, code)
    .innerJoin('volumes as v', 'v.box_id', 'box.id')
    .select(['v.dossier_id', 'box.id', 'box.code'])
    .orderBy('v.serial')
    .orderBy('v.id')
    .offset(from)
    .limit(limit)
    .execute()
  return rows
    .filter(({ dossier_id, id }) => liesIn(store, dossier_id, id))
    .map(({ dossier_id, code }) => ({ dossier: dossier_id, box: code }))
}

/** How many volumes lie in the boxes at or below a place, told by its code. */
export async function countVolumesBelow(db: Db, code: string): Promise<number> {
  const { count } = await db
    .selectFrom('locations as l')
    .innerJoin('volumes as v', 'v.box_id', 'l.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where((eb) =>
      eb.or([eb('l.code', '=', code), eb.and([eb('l.code', '>', `${code}-`), eb('l.code', '<', `${code}.`)])]),
    )
    .executeTakeFirstOrThrow()
  return count
}

/** The first so many boxes in which nothing lies, in the order of a walk along the shelves. */
export async function freeBoxes({ db, seals }: Sound, limit: number): Promise<readonly string[]> {
  const rows = await walk(db)
    .select(['box.id', 'box.code'])
    .where('box.kind', '=', 'box')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('volumes as v').select('v.id').whereRef('v.box_id', '=', 'box.id'))),
    )
    .limit(limit)
    .execute()
  return rows.filter(({ id }) => seals.isSound('locations', id)).map(({ code }) => code)
}

/** Whatever begins with `A-03-` and nothing else: `.` comes after the dash. */
const boxesBelow = (db: Db, code: string) =>
  walk(db).where((eb) =>
    eb.or([eb('box.code', '=', code), eb.and([eb('box.code', '>', `${code}-`), eb('box.code', '<', `${code}.`)])]),
  )

const walk = (db: Db) =>
  db
    .selectFrom('locations as box')
    .leftJoin('locations as shelf', 'shelf.id', 'box.parent_id')
    .leftJoin('locations as cabinet', 'cabinet.id', 'shelf.parent_id')
    .leftJoin('locations as room', 'room.id', 'cabinet.parent_id')
    .orderBy(alongTheShelves)

/**
 * The order of a walk along the shelves (compareCodes), of a query that names each of the four: the numbers in codes are
 * padded or longer, so that length and then text is theirs.
 */
export const alongTheShelves = sql<string>`room.code, length(cabinet.code), cabinet.code, length(shelf.code), shelf.code, length(box.code), box.code`
