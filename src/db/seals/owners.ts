import { setImmediate } from 'node:timers/promises'
import type { Mac } from '#keys/mac.ts'
import { added, type Head, type HeadRow, headOf, macOf, termOf, type Value } from './head.ts'
import type { Seals, Unsound } from './seals.ts'
import { type Kind, kinds, type SealedName, tableOf, tablesOf } from './tables.ts'

/** Compares each owner's own row with its head, and answers the sum of all heads that are ours. */
export async function checkOwners(seals: Seals, mac: Mac): Promise<bigint> {
  let total = 0n
  for (const kind of kinds) total = added(total, await checkKind(seals, mac, kind))
  const foreign = seals
    .statement(`select kind, id from main.heads where kind not in (${kinds.map((kind) => `'${kind}'`).join(', ')})`)
    .all() as readonly { kind: string; id: string }[]
  for (const { kind, id } of foreign) seals.note({ kind: 'root', id: `${kind} ${id}`, what: 'altered', where: 'heads' })
  return total
}

/** What the own rows of one owner come to. */
type Terms = { count: number; sum: bigint }

async function checkKind(seals: Seals, mac: Mac, kind: Kind): Promise<bigint> {
  const names = tablesOf(kind).filter((name) => tableOf(name).part === 0)
  const [where = kind] = names
  const terms = termsOf(seals, mac, names)
  let total = 0n
  for await (const some of slicesOfHeads(seals, kind))
    for (const { id, head } of some.map((row) => ({ id: row.id, head: headOf(mac, row) }))) {
      if (head) total = added(total, BigInt(`0x${macOf(mac, head)}`))
      const what = wrongIn(head, terms.get(id))
      terms.delete(id)
      if (what) seals.note({ kind, id, what, ...(head ? { where, part: 0 } : { where: 'heads' }) })
      else seals.vouch(kind, id, 0)
    }
  for (const id of terms.keys()) seals.note({ kind, id, what: 'altered', where })
  return total
}

/** Others are served between two slices. */
async function* slicesOfHeads({ statement }: Seals, kind: Kind): AsyncGenerator<readonly HeadRow[]> {
  const heads = statement('select * from main.heads where kind = ? and id > ? order by id limit ?')
  for (let last: string | undefined = ''; last !== undefined; ) {
    const some = heads.all(kind, last, slice) as readonly HeadRow[]
    yield some
    last = some[slice - 1]?.id
    if (last !== undefined) await setImmediate()
  }
}

/** How many heads are looked at before others are served. */
const slice = 2000

function termsOf(seals: Seals, mac: Mac, names: readonly SealedName[]): Map<string, Terms> {
  const terms = new Map<string, Terms>()
  for (const name of names) {
    const columns = seals.columnsOf(name)
    for (const [owner, ...values] of rowsOf(seals, name)) {
      const id = String(owner)
      const found = terms.get(id) ?? { count: 0, sum: 0n }
      found.count += 1
      found.sum = added(found.sum, termOf(mac, name, columns, values))
      terms.set(id, found)
    }
  }
  return terms
}

/**
 * Every row that says something: its owner's id, then its columns. To be read to the end at once, since the connection
 * serves nobody else while a statement is walked.
 */
export function rowsOf(seals: Seals, name: SealedName): IterableIterator<Value[]> {
  const { owner, worth } = tableOf(name)
  const list = [owner('t'), ...seals.columnsOf(name).map((column) => `t.${column}`)].join(', ')
  const query = seals.statement(`select ${list} from main.${name} t${worth ? ` where ${worth('t')}` : ''}`)
  return query.raw(true).iterate() as IterableIterator<Value[]>
}

function wrongIn(head: Head | undefined, found: Terms | undefined): Unsound['what'] | undefined {
  if (!head) return 'altered'
  if ((found?.count ?? 0) < (head.counts[0] ?? 0)) return 'missing'
  return found?.sum === head.sums[0] || (!found && head.sums[0] === 0n) ? undefined : 'altered'
}
