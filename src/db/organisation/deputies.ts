import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Deputy } from '#domain/organisation/office.ts'
import type { Span } from '#domain/organisation/span.ts'
import type { Day } from '#domain/time.ts'

export type HeldDeputy = Deputy & Span & { readonly id: string }

/** 副职, past, present and to come. One that is not what was written is left out. */
export async function list({ db, seals }: Sound): Promise<readonly HeldDeputy[]> {
  const rows = await db
    .selectFrom('deputies')
    .select(['id', 'unit_id', 'person_id', 'title', 'held_from', 'held_until'])
    .orderBy('held_from')
    .execute()
  return rows
    .filter(({ id }) => seals.isSound('deputies', id))
    .map(({ id, unit_id, person_id, title, held_from, held_until }) => ({
      id,
      unit: unit_id,
      person: person_id,
      title,
      from: held_from,
      until: held_until ?? undefined,
    }))
}

/** Puts a deputy on record. */
export async function add(db: Db, { unit, person, from, until, ...deputy }: HeldDeputy): Promise<void> {
  await db
    .insertInto('deputies')
    .values({ ...deputy, unit_id: unit, person_id: person, held_from: from, held_until: until ?? null })
    .execute()
}

/** From this day on the deputy is none any more. */
export async function end(db: Db, id: string, until: Day): Promise<void> {
  await db.updateTable('deputies').set({ held_until: until }).where('id', '=', id).execute()
}

/** The same for all of a unit that is closed, and for all of a person who leaves. */
export async function endOf(db: Db, of: UnitId | { readonly person: PersonId }, until: Day): Promise<void> {
  const isPerson = typeof of === 'object'
  await db
    .updateTable('deputies')
    .set({ held_until: until })
    .$if(!isPerson, (query) => query.where('unit_id', '=', of as UnitId))
    .$if(isPerson, (query) => query.where('person_id', '=', (of as { person: PersonId }).person))
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '>', until)]))
    .execute()
}
