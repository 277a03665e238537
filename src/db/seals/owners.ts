import { setImmediate } from 'node:timers/promises'
import type { Mac } from '#keys/mac.ts'
import { added, type HeadRow, inHex, provenSums, termOf } from './head.ts'
import { type Range, rowsIn } from './rows.ts'
import type { Seals } from './seals.ts'
import { type Kind, kinds, tableOf, tablesOf } from './tables.ts'

/** Compares each owner's own row with its head, and answers the sum of all heads that are ours. */
export async function checkOwners(seals: Seals, mac: Mac): Promise<bigint> {
  let total = 0n
  for (const kind of kinds) for await (const sum of slicesOf(seals, mac, kind)) total = added(total, sum)
  const foreign = seals
    .statement(`select kind, id from main.heads where kind not in (${kinds.map((kind) => `'${kind}'`).join(', ')})`)
    .all() as readonly { kind: string; id: string }[]
  for (const { kind, id } of foreign) seals.note({ kind: 'root', id: `${kind} ${id}`, what: 'altered', where: 'heads' })
  return total
}

/** How many heads are looked at before others are served. */
const slice = 1000

/** The sums of the heads of one kind, some at a time; others are served between two slices. */
async function* slicesOf(seals: Seals, mac: Mac, kind: Kind): AsyncGenerator<bigint> {
  const first = seals.statement('select * from main.heads where kind = ? order by id limit ?')
  const next = seals.statement('select * from main.heads where kind = ? and id > ? order by id limit ?')
  for (let after: string | undefined, isLast = false; !isLast; ) {
    const heads = (after === undefined ? first.all(kind, slice) : next.all(kind, after, slice)) as readonly HeadRow[]
    isLast = heads.length < slice
    const upTo = isLast ? undefined : heads.at(-1)?.id
    yield checkSlice(seals, mac, kind, { after, upTo }, heads)
    after = upTo
    if (!isLast) await setImmediate()
  }
}

/** Heads and rows are read in one turn, so that nobody writes between the two. */
function checkSlice(seals: Seals, mac: Mac, kind: Kind, range: Range, heads: readonly HeadRow[]): bigint {
  const [where = kind] = namesOf(kind)
  const found = termsIn(seals, mac, kind, range)
  let total = 0n
  for (const head of heads) {
    const { id } = head
    const own = found.get(id) ?? nothing
    found.delete(id)
    const sums = provenSums(mac, head)
    if (!sums) {
      seals.note({ kind, id, what: 'altered', where: 'heads' })
      continue
    }
    total = added(total, BigInt(`0x${head.mac.toString('hex')}`))
    if (inHex(own.sum) === sums[0]) seals.vouch(kind, id, 0)
    else
      seals.note({
        kind,
        id,
        what: own.count < Number.parseInt(head.counts, 10) ? 'missing' : 'altered',
        where,
        part: 0,
      })
  }
  for (const id of found.keys()) seals.note({ kind, id, what: 'altered', where })
  return total
}

/** What the own rows of one owner come to. */
type Terms = { count: number; sum: bigint }

const nothing: Terms = { count: 0, sum: 0n }

function termsIn(seals: Seals, mac: Mac, kind: Kind, range: Range): Map<string, Terms> {
  const terms = new Map<string, Terms>()
  for (const name of namesOf(kind)) {
    const columns = seals.columnsOf(name)
    for (const [owner, ...values] of rowsIn(seals, name, range)) {
      const id = String(owner)
      const term = termOf(mac, name, columns, values)
      const found = terms.get(id)
      if (found) {
        found.count += 1
        found.sum = added(found.sum, term)
      } else terms.set(id, { count: 1, sum: term })
    }
  }
  return terms
}

/** The tables that an owner's own row is in. */
const namesOf = (kind: Kind) => tablesOf(kind).filter((name) => tableOf(name).part === 0)
