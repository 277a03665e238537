import type { Value } from './head.ts'
import type { Seals } from './seals.ts'
import { type SealedName, tableOf } from './tables.ts'

/** Owners by id: those after `after`, up to and with `upTo`; without them from the first and to the last. */
export type Range = { readonly after?: string | undefined; readonly upTo?: string | undefined }

/** Every row that says something, of the owners in a range: the owner's id, then the columns. */
export function rowsIn(seals: Seals, name: SealedName, range: Range): readonly Value[][] {
  const { query, bounds } = queryFor(seals, name, range)
  return query.raw(true).all(...bounds) as Value[][]
}

/** The same as one text of JSON, for tables without bytes: no value is made on this thread, for one that reads it. */
export function rowsWritten(seals: Seals, name: SealedName, range: Range): string {
  const { query, bounds } = queryFor(seals, name, range, (list) => `json_group_array(json_array(${list}))`)
  return query.pluck(true).get(...bounds) as string
}

/**
 * The same for all owners. To be read to the end at once, since the connection serves nobody else while a statement is
 * walked.
 */
export function everyRow(seals: Seals, name: SealedName): IterableIterator<Value[]> {
  return queryFor(seals, name, {}).query.raw(true).iterate() as IterableIterator<Value[]>
}

function queryFor(seals: Seals, name: SealedName, { after, upTo }: Range, told = (list: string) => list) {
  const { owner, worth } = tableOf(name)
  const id = owner('t')
  const list = [id, ...seals.columnsOf(name).map((column) => `t.${column}`)].join(', ')
  // A row that names no owner at all stands before the first.
  const until = after === undefined ? `(${id} <= ? or ${id} is null)` : `${id} <= ?`
  const where = [
    ...(after === undefined ? [] : [`${id} > ?`]),
    ...(upTo === undefined ? [] : [until]),
    ...(worth ? [worth('t')] : []),
  ]
  const query = seals.statement(
    `select ${told(list)} from main.${name} t${where.length > 0 ? ` where ${where.join(' and ')}` : ''}`,
  )
  return { query, bounds: [after, upTo].filter((bound) => bound !== undefined) }
}
