import type { Db } from '#db/database.ts'
import type { Noting } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import { inTurns } from '#db/turns.ts'
import { type Bringing, type Brought, type BroughtCounts, broughtStates, toDo } from '#domain/bringing/brought.ts'
import type { AccountId, BringingId, BroughtId } from '#domain/ids.ts'
import type { Vault } from '#keys/vault.ts'
import { openRow, openTold } from './sealed.ts'

type Opening = { readonly db: Db; readonly vault: Vault } & Noting & Sound

/** What came together under this id, whoever brought it. */
export async function find(store: Opening, id: BringingId): Promise<Bringing | undefined> {
  const row = await store.db.selectFrom('bringings').selectAll().where('id', '=', id).executeTakeFirst()
  return row && openTold(store, row)
}

/** What this account has brought, the newest first. */
export async function ofAccount(store: Opening, account: AccountId, most = 20): Promise<readonly Bringing[]> {
  const rows = await store.db
    .selectFrom('bringings')
    .selectAll()
    .where('created_by', '=', account)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.flatMap((row) => openTold(store, row) ?? [])
}

/** How many of its files and lines stand where. */
export async function countsOf(db: Db, id: BringingId): Promise<BroughtCounts> {
  const rows = await db
    .selectFrom('brought')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('bringing_id', '=', id)
    .groupBy('state')
    .execute()
  const found = new Map(rows.map(({ state, count }) => [state, count]))
  return Object.fromEntries(broughtStates.map((state) => [state, found.get(state) ?? 0])) as BroughtCounts
}

/** Its files and lines in their order, opened in turns: there may be thousands. */
export async function rowsOf(store: Opening, id: BringingId): Promise<readonly Brought[]> {
  const rows = await store.db
    .selectFrom('brought')
    .selectAll()
    .where('bringing_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return (await inTurns(rows, 100, (row) => openRow(store, row))).filter((row) => row !== undefined)
}

/** One file or line. */
export async function rowOf(store: Opening, id: BroughtId): Promise<Brought | undefined> {
  const row = await store.db.selectFrom('brought').selectAll().where('id', '=', id).executeTakeFirst()
  return row && openRow(store, row)
}

/**
 * The next that the program has something to do with, of bringings that are whole and not passed over. What is damaged stays
 * where it is, however much of it there is, and holds nothing else up.
 */
export async function next(store: Opening, over: readonly BringingId[]): Promise<Brought | undefined> {
  for (let after = ''; ; ) {
    const rows = await store.db
      .selectFrom('brought as b')
      .innerJoin('bringings as g', 'g.id', 'b.bringing_id')
      .selectAll('b')
      .where('b.state', 'in', toDo)
      .where('b.id', '>', after as BroughtId)
      .$if(over.length > 0, (query) => query.where('b.bringing_id', 'not in', over))
      .orderBy('b.id')
      .limit(20)
      .execute()
    const [last, found] = [rows.at(-1), rows.map((row) => openRow(store, row)).find((row) => row !== undefined)]
    if (!last || found) return found
    after = last.id
  }
}

/** Every bringing that there is: whose keys and waiting files are in use. */
export async function inUse(
  db: Db,
): Promise<{ readonly keys: ReadonlySet<string>; readonly blobs: ReadonlySet<string> }> {
  const [bringings, rows] = [
    await db.selectFrom('bringings').select('id').execute(),
    await db.selectFrom('brought').select('blob_id').where('blob_id', 'is not', null).execute(),
  ]
  return { keys: new Set(bringings.map(({ id }) => id)), blobs: new Set(rows.map(({ blob_id }) => String(blob_id))) }
}

/** The places of files and lines that stand between two. */
export async function placesTaken(db: Db, id: BringingId, after: number, before: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('brought')
    .select('position')
    .where('bringing_id', '=', id)
    .where('position', '>', after)
    .where('position', '<', before)
    .execute()
  return new Set(rows.map(({ position }) => position))
}
