import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import type { DossierId, LocationId, VolumeId } from '#domain/ids.ts'

/** The code of the box that the first volume of the original lies in. */
export async function boxOf(db: Db, dossier: DossierId): Promise<string | undefined> {
  const [row] = await boxesOf(db, dossier)
  return row?.code
}

const boxesOf = compiledOnce((db, dossier: DossierId) =>
  db
    .selectFrom('volumes as v')
    .innerJoin('locations as l', 'l.id', 'v.box_id')
    .select('l.code')
    .where('v.dossier_id', '=', dossier)
    .where('v.kind', '=', 'original')
    .orderBy('v.serial')
    .limit(1),
)

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

export async function setBox(db: Db, volume: VolumeId, box: LocationId): Promise<void> {
  await db.updateTable('volumes').set({ box_id: box }).where('id', '=', volume).execute()
}

/** So many of the volumes in the boxes at this place or below it, along the shelf, from a place in their row on. */
export async function volumesBelow(
  db: Db,
  code: string,
  from: number,
  limit: number,
): Promise<readonly { readonly dossier: DossierId; readonly box: string }[]> {
  const rows = await boxesBelow(db, code)
    .innerJoin('volumes as v', 'v.box_id', 'box.id')
    .select(['v.dossier_id', 'box.code'])
    .orderBy('v.serial')
    .orderBy('v.id')
    .offset(from)
    .limit(limit)
    .execute()
  return rows.map(({ dossier_id, code }) => ({ dossier: dossier_id, box: code }))
}

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
export async function freeBoxes(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await walk(db)
    .select('box.code')
    .where('box.kind', '=', 'box')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('volumes as v').select('v.id').whereRef('v.box_id', '=', 'box.id'))),
    )
    .limit(limit)
    .execute()
  return rows.map(({ code }) => code)
}

/** Whatever begins with `A-03-` and nothing else: `.` comes after the dash. */
const boxesBelow = (db: Db, code: string) =>
  walk(db).where((eb) =>
    eb.or([eb('box.code', '=', code), eb.and([eb('box.code', '>', `${code}-`), eb('box.code', '<', `${code}.`)])]),
  )

/**
 * Boxes in the order of compareCodes: the numbers in codes are padded or longer, so that length and then text is theirs.
 */
const walk = (db: Db) =>
  db
    .selectFrom('locations as box')
    .leftJoin('locations as shelf', 'shelf.id', 'box.parent_id')
    .leftJoin('locations as cabinet', 'cabinet.id', 'shelf.parent_id')
    .leftJoin('locations as room', 'room.id', 'cabinet.parent_id')
    .orderBy('room.code')
    .orderBy(({ fn }) => fn('length', ['cabinet.code']))
    .orderBy('cabinet.code')
    .orderBy(({ fn }) => fn('length', ['shelf.code']))
    .orderBy('shelf.code')
    .orderBy(({ fn }) => fn('length', ['box.code']))
    .orderBy('box.code')
