import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { PostId, UnitId } from '#domain/ids.ts'
import type { Post } from '#domain/organisation/post.ts'
import type { Unit, UnitKind } from '#domain/organisation/unit.ts'
import type { Day } from '#domain/time.ts'

/**
 * The units that are open, siblings in their order. One that is not what was written is left out (docs/decisions/0081).
 */
export async function list({ db, seals }: Sound): Promise<readonly Unit[]> {
  const rows = await db
    .selectFrom('units')
    .select(['id', 'parent_id', 'kind', 'name', 'code', 'position', 'entity'])
    .where('closed_on', 'is', null)
    .orderBy('position')
    .execute()
  const sound = rows.filter(({ id }) => seals.isSound('units', id))
  return sound.map(({ parent_id, entity, ...unit }) => ({
    ...unit,
    parent: parent_id ?? undefined,
    entity: entity === 1,
  }))
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

/** The posts of the house with rank and headcount, in the order of their units. */
export async function listPosts({ db, seals }: Sound): Promise<readonly Post[]> {
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'unit_id', 'name', 'rank', 'headcount', 'position'])
    .orderBy('unit_id')
    .orderBy('position')
    .execute()
  const sound = rows.filter(({ id }) => seals.isSound('posts', id))
  return sound.map(({ id, unit_id, ...post }): Post => ({ id: id satisfies PostId, unit: unit_id, ...post }))
}

/** Adds a post after those of its unit. */
export async function addPost(db: Db, { unit, ...post }: Omit<Post, 'position'>): Promise<void> {
  const { last } = await db
    .selectFrom('posts')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('unit_id', '=', unit)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('posts')
    .values({ ...post, unit_id: unit, position: (last ?? -1) + 1 })
    .execute()
}
