import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { CaseId, PersonId, ResourceId } from '#domain/ids.ts'
import type { Counted, Resource, ResourceKind, ResourceState } from '#domain/resources/resource.ts'
import type { Instant } from '#domain/time.ts'

const columns = ['id', 'kind', 'code', 'name', 'place', 'holder_id', 'case_id'] as const

type Row = Pick<Selectable<Schema['resources']>, (typeof columns)[number]>

const resourceOf = ({ holder_id, case_id, ...rest }: Row): Resource => ({
  ...rest,
  ...(holder_id && { holder: holder_id }),
  ...(case_id && { case: case_id }),
})

/** What was altered is as what is not there: nobody is told to sit there. */
const soundIn =
  ({ seals }: Pick<Sound, 'seals'>) =>
  ({ id }: { readonly id: ResourceId }): boolean =>
    seals.isSound('resources', id)

/** A seat or a piece of equipment comes into stock, free. */
export async function add(db: Db, { id, kind, code, name, place }: Resource, at: Instant): Promise<void> {
  await db
    .insertInto('resources')
    .values({ id, kind, code, name, place, holder_id: null, case_id: null, added_at: at, retired_at: null })
    .execute()
}

/** Of those in use or in stock; what was taken out of the register is not there any more. */
const kept = ({ db }: Pick<Sound, 'db'>) => db.selectFrom('resources').select(columns).where('retired_at', 'is', null)

/** One of them while it is kept; undefined where there is none, or where its row was altered. */
export async function find(store: Sound, id: ResourceId): Promise<Resource | undefined> {
  const row = await kept(store).where('id', '=', id).executeTakeFirst()
  return row && soundIn(store)(row) ? resourceOf(row) : undefined
}

/** Those with these codes, in the order of the codes. */
export async function coded(store: Sound, codes: readonly string[]): Promise<readonly Resource[]> {
  if (codes.length === 0) return []
  const rows = await kept(store)
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute()
  return rows.filter(soundIn(store)).map(resourceOf)
}

/** Whether a code was ever given: a label that still sticks somewhere names one thing. */
export async function isTaken(db: Db, code: string): Promise<boolean> {
  return (await db.selectFrom('resources').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}

/** What is put by for a case until it ends. */
export async function reservedBy(store: Sound, reserving: CaseId): Promise<readonly Resource[]> {
  const rows = await kept(store).where('case_id', '=', reserving).orderBy('code').execute()
  return rows.filter(soundIn(store)).map(resourceOf)
}

/** What somebody has, reservations aside. */
export async function heldBy(store: Sound, holder: PersonId): Promise<readonly Resource[]> {
  const rows = await kept(store).where('holder_id', '=', holder).where('case_id', 'is', null).orderBy('code').execute()
  return rows.filter(soundIn(store)).map(resourceOf)
}

/** Those of a kind that nobody has, in the order of the codes, `limit` at the most. */
export async function freeOnes(store: Sound, kind: ResourceKind, limit: number): Promise<readonly Resource[]> {
  const rows = await kept(store)
    .where('kind', '=', kind)
    .where('holder_id', 'is', null)
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.filter(soundIn(store)).map(resourceOf)
}

export type Wanted = {
  readonly kind?: ResourceKind | undefined
  readonly state?: ResourceState | undefined
  /** What the code, name or place holds. */
  readonly text?: string
}

/** A page of the stock, narrowed by kind, state and what is typed of code, name, place. */
export async function list(
  store: Sound,
  { kind, state, text = '' }: Wanted,
  from: number,
  limit: number,
): Promise<{ readonly resources: readonly Resource[]; readonly isMore: boolean }> {
  let query = kept(store)
  if (kind) query = query.where('kind', '=', kind)
  if (state === 'free') query = query.where('holder_id', 'is', null)
  if (state === 'reserved') query = query.where('case_id', 'is not', null)
  if (state === 'used') query = query.where('holder_id', 'is not', null).where('case_id', 'is', null)
  if (text !== '') {
    const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where(({ or, fn, val }) =>
      or((['code', 'name', 'place'] as const).map((column) => fn<boolean>('like', [val(like), column, val('\\')]))),
    )
  }
  const rows = await query
    .orderBy('kind', 'desc')
    .orderBy('code')
    .offset(from)
    .limit(limit + 1)
    .execute()
  return {
    resources: rows.slice(0, limit).filter(soundIn(store)).map(resourceOf),
    isMore: rows.length > limit,
  }
}

/** How many there are and how many are taken, kind by kind. */
export async function count({ db }: Pick<Sound, 'db'>): Promise<Counted> {
  const rows = await db
    .selectFrom('resources')
    .select(({ fn }) => [
      'kind',
      fn.countAll<number>().as('all'),
      fn.count<number>('holder_id').as('taken'),
      fn.count<number>('case_id').as('reserved'),
    ])
    .where('retired_at', 'is', null)
    .groupBy('kind')
    .execute()
  const of = (kind: ResourceKind) => {
    const { all = 0, taken = 0, reserved = 0 } = rows.find((row) => row.kind === kind) ?? {}
    return { free: Number(all) - Number(taken), reserved: Number(reserved), used: Number(taken) - Number(reserved) }
  }
  return { seat: of('seat'), equipment: of('equipment') }
}

/** Notes that somebody left this seat when the case was applied. */
export async function leave(db: Db, id: ResourceId, left: CaseId): Promise<void> {
  await db.insertInto('seats_left').values({ case_id: left, resource_id: id }).execute()
}

/** The seats that somebody left with a case, as they stand now; `retired` where there is none any more. */
export async function leftWith(
  store: Sound,
  left: CaseId,
): Promise<readonly (Resource & { readonly retired: boolean })[]> {
  const rows = await store.db
    .selectFrom('seats_left as l')
    .innerJoin('resources as r', 'r.id', 'l.resource_id')
    .select(columns.map((column) => `r.${column}` as const))
    .select('r.retired_at')
    .where('l.case_id', '=', left)
    .orderBy('r.code')
    .execute()
  return rows
    .filter(soundIn(store))
    .map(({ retired_at, ...row }) => ({ ...resourceOf(row), retired: retired_at !== null }))
}

type Taking = { readonly holder: PersonId | null; readonly case?: CaseId }

/** Gives it to somebody, at once or for a case, or to nobody. */
export async function take(db: Db, id: ResourceId, { holder, case: reserving }: Taking): Promise<void> {
  await db
    .updateTable('resources')
    .set({ holder_id: holder, case_id: reserving ?? null })
    .where('id', '=', id)
    .execute()
}

/** Takes it out of stock; it stays in the history of who had it. */
export async function retire(db: Db, id: ResourceId, at: Instant): Promise<void> {
  await db.updateTable('resources').set({ retired_at: at }).where('id', '=', id).execute()
}
