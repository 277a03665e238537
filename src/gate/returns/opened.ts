import { setImmediate } from 'node:timers/promises'
import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Damaged } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { kindsIn } from '#domain/returns/asked.ts'
import type { CellAt } from '#domain/returns/changes.ts'
import { explain } from '#domain/returns/explaining.ts'
import type { FrozenTable } from '#domain/returns/figures.ts'
import type { Explanation } from '#domain/returns/reasons.ts'
import { type Return, replacementOf } from '#domain/returns/return.ts'
import { groupsIn, type Snapshot } from '#domain/returns/snapshot.ts'
import type { App } from '#house/app.ts'
import { listedOf } from './names.ts'

/**
 * A table of a return that the caller may see, as it was frozen. Throws Damaged where it does not open or is another one: what was
 * altered is never shown as if it were what people signed.
 */
export async function frozenTableOf(app: App, one: Return, key: FrozenTable['key']): Promise<FrozenTable> {
  const table = await returns.table(app, one, key)
  if (!table) throw new Damaged()
  return table
}

/** What is behind some tables of two returns, each part opened in a turn of its own. Throws Damaged where one is not what was frozen. */
async function behind(
  app: App,
  { one, other }: Pick<Asked, 'one' | 'other'>,
  tables: readonly FrozenTable['key'][],
): Promise<{ readonly now: Snapshot; readonly before: Snapshot }> {
  const kinds = kindsIn(tables)
  const now = await returns.snapshot(app, one, kinds, setImmediate)
  await setImmediate()
  const before = await returns.snapshot(app, other, kinds, setImmediate)
  await setImmediate()
  if (!now || !before) throw new Damaged()
  return { now, before }
}

/** Some people with one reason: those whom the actor may list by all that the table reads, and how many they all are. */
export type Explained = Omit<Explanation, 'people'> & {
  readonly count: number
  readonly listed: readonly DossierId[]
}

type Asked = {
  readonly one: Return
  readonly other: Return
  readonly table: FrozenTable
  readonly sameDay: boolean
}

/** Why a cell counts others than in the other return; the names of nobody whom the actor may not list now. */
export async function explainFor(
  app: App,
  actor: Actor,
  { one, other, table, sameDay }: Asked,
  cell: CellAt,
): Promise<readonly Explained[]> {
  const found = explain({ table, ...(await behind(app, { one, other }, [table.key])), sameDay }, cell)
  const all = found.flatMap(({ people }) => people)
  const listed = new Set(listedOf(app, actor, all, groupsIn(table.key)))
  return found.map(({ people, ...reason }) => ({
    ...reason,
    count: people.length,
    listed: people.filter((id) => listed.has(id)),
  }))
}

/** So many cells are explained for a file; of further ones the screen tells. */
const mostExplained = 400

/**
 * Of the cells that differ, why they do, in numbers and nobody's name: those of whole rows first, table by table, since
 * each takes a look at everybody. By the place of the cell among those that were given.
 */
export async function explainAll(
  app: App,
  { one, other }: Pick<Asked, 'one' | 'other'>,
  cells: readonly (Pick<Asked, 'table'> & { readonly cell: CellAt })[],
): Promise<ReadonlyMap<number, readonly Omit<Explained, 'listed'>[]>> {
  const sides = await behind(
    app,
    { one, other },
    cells.map(({ table }) => table.key),
  )
  const sameDay = one.corrects?.return === other.id
  const ofRows = ({ cell }: (typeof cells)[number]) => (cell.column.is === 'people' ? 0 : 1)
  const order = [...cells.keys()].toSorted((a, b) => ofRows(cells[a] as never) - ofRows(cells[b] as never) || a - b)
  const told = new Map<number, readonly Omit<Explained, 'listed'>[]>()
  for (const at of order.slice(0, mostExplained)) {
    const { table, cell } = cells[at] as (typeof cells)[number]
    const found = explain({ table, ...sides, sameDay }, cell)
    told.set(
      at,
      found.map(({ people, ...reason }) => ({ ...reason, count: people.length })),
    )
    await setImmediate()
  }
  return told
}

/** The signed correction that took the place of a return, whoever may see it. */
export const replacedBy = async (app: App, one: Return): Promise<Return | undefined> =>
  replacementOf(one, await returns.list(app))
