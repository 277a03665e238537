import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Span } from '#domain/organisation/span.ts'
import type { Day } from '#domain/time.ts'

export type HeldOffice = Office & Span & { readonly id: string }

/** Offices past, present and to come, the highest rank first. One that is not what was written gives nothing. */
export async function list({ db, seals }: Sound): Promise<readonly HeldOffice[]> {
  const rows = await db
    .selectFrom('offices')
    .innerJoin('units', 'units.id', 'offices.unit_id')
    .select(['offices.id', 'unit_id', 'person_id', 'offices.kind', 'title', 'rank', 'held_from', 'held_until'])
    .orderBy('rank')
    .orderBy('units.position')
    .execute()
  const sound = rows.filter(({ id }) => seals.isSound('offices', id))
  return sound.map(({ unit_id, person_id, held_from, held_until, ...office }) => ({
    ...office,
    unit: unit_id,
    person: person_id,
    from: held_from,
    until: held_until ?? undefined,
  }))
}

/** Puts a person into an office of a unit, from a day on. */
export async function add(db: Db, { unit, person, from, until, ...office }: HeldOffice): Promise<void> {
  await db
    .insertInto('offices')
    .values({ unit_id: unit, person_id: person, ...office, held_from: from, held_until: until ?? null })
    .execute()
}

/** Ends every office that this person holds or is to hold, or those of these titles alone; answers whose they were. */
export async function endAll(
  db: Db,
  person: PersonId,
  until: Day,
  titles?: readonly string[],
): Promise<readonly UnitId[]> {
  const held = await db
    .selectFrom('offices')
    .select(['id', 'unit_id'])
    .where('person_id', '=', person)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '>', until)]))
    .$if(titles !== undefined, (query) => query.where('title', 'in', titles ?? []))
    .execute()
  for (const { id } of held) await db.updateTable('offices').set({ held_until: until }).where('id', '=', id).execute()
  return held.map(({ unit_id }) => unit_id)
}

/** 免职: from this day on nobody holds this office by that appointment. */
export async function end(db: Db, id: string, until: Day): Promise<void> {
  await db.updateTable('offices').set({ held_until: until }).where('id', '=', id).execute()
}

/** Ends every office of a unit that is closed; one that was to begin later never begins. */
export async function endOf(db: Db, unit: UnitId, until: Day): Promise<void> {
  await db
    .updateTable('offices')
    .set({ held_until: until })
    .where('unit_id', '=', unit)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '>', until)]))
    .execute()
}
