import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { UnitId } from '#domain/ids.ts'
import { isOpen, type Unit, type UnitKind } from '#domain/organisation/unit.ts'
import { type UnitChange, type UnitHistory, unitsOn } from '#domain/organisation/unit-history.ts'
import type { Day } from '#domain/time.ts'

/**
 * Every unit that there ever was and what became of it. A row that is not what was written is left out
 * (docs/decisions/0081).
 */
export async function history({ db, seals }: Sound): Promise<UnitHistory> {
  const rows = await db
    .selectFrom('units')
    .select(['id', 'parent_id', 'kind', 'name', 'code', 'position', 'entity', 'series', 'opened_on'])
    .orderBy('position')
    .execute()
  const changes = await db.selectFrom('unit_changes').selectAll().orderBy('unit_id').orderBy('n').execute()
  return {
    founded: rows
      .filter(({ id }) => seals.isSound('units', id))
      .map(({ parent_id, entity, opened_on, ...unit }) => ({
        ...unit,
        parent: parent_id ?? undefined,
        entity: entity === 1,
        openedOn: opened_on,
      })),
    changes: changes
      .filter(({ unit_id, n }) => seals.isSound('unit_changes', `${unit_id}/${n}`))
      .map(({ unit_id, made_by, value, ...change }) => ({
        ...change,
        unit: unit_id,
        value: value ?? undefined,
        by: made_by,
      })),
  }
}

/** The units that stand open on a day, siblings in their order. */
export const openOn = async (sound: Sound, day: Day): Promise<readonly Unit[]> =>
  unitsOn(await history(sound), day).filter(isOpen)

/** Writes what becomes of a unit, after its other changes. */
export async function change(db: Db, { unit, by, value, ...change }: UnitChange): Promise<void> {
  await db
    .insertInto('unit_changes')
    .values({ ...change, unit_id: unit, made_by: by, value: value ?? null })
    .execute()
}

export type NewUnit = {
  readonly id: UnitId
  readonly parent?: UnitId | undefined
  readonly kind: UnitKind
  readonly name: string
  readonly code: string
  /** What the numbers of its dossiers begin with; only a legal person has one. */
  readonly series?: string | undefined
  readonly openedOn: Day
}

/** Adds a unit after its siblings. */
export async function add(db: Db, { id, parent, kind, name, code, series, openedOn }: NewUnit): Promise<void> {
  const { last } = await db
    .selectFrom('units')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('units')
    .values({
      id,
      parent_id: parent ?? null,
      kind,
      name,
      code,
      position: (last ?? -1) + 1,
      entity: series === undefined ? 0 : 1,
      series: series ?? '',
      opened_on: openedOn,
      closed_on: null,
    })
    .execute()
}
