import type { HeadValues, Slice, TableRows } from './comparing.ts'
import { rowsIn } from './rows.ts'
import type { Seals } from './seals.ts'
import { type Kind, ownTables } from './tables.ts'

/** Heads after one and their owners' own rows, and where the next slice begins; nothing more where that is undefined. */
export type ReadSlice = { readonly slice: Slice; readonly upTo: string | undefined }

/** Reads so many heads and their rows, in one turn, so that nobody writes between the two. */
export function readSlice(seals: Seals, kind: Kind, after: string | undefined, limit: number): ReadSlice {
  const heads = headsAfter(seals, kind, after, limit)
  const upTo = heads.length < limit ? undefined : heads.at(-1)?.[0]
  const tables = ownTables(kind).map(
    (name): TableRows => ({ name, columns: seals.columnsOf(name), rows: rowsIn(seals, name, { after, upTo }) }),
  )
  return { slice: { kind, heads, tables }, upTo }
}

function headsAfter(seals: Seals, kind: Kind, after: string | undefined, limit: number): readonly HeadValues[] {
  const query = (more: string) =>
    seals
      .statement(
        `select id, n, counts, lower(hex(sums)), lower(hex(mac)) from main.heads where kind = ? ${more} order by id limit ?`,
      )
      .raw(true)
  return (
    after === undefined ? query('').all(kind, limit) : query('and id > ?').all(kind, after, limit)
  ) as readonly HeadValues[]
}
