import type { Mac } from '#keys/mac.ts'
import { added, type HeadRow, inHex, provenSums, termOf } from './head.ts'
import { type Range, rowsIn } from './rows.ts'
import type { Seals } from './seals.ts'
import { type Kind, kinds, parts, tableOf, tablesOf } from './tables.ts'
import type { Tally } from './tally.ts'
import { type Ending, settled, turn } from './turn.ts'

/**
 * Compares each owner's own row with its head, and with `whole` everything that hangs on it; the heads that are ours go
 * into the tally. Others are served meanwhile and may write.
 */
export async function checkOwners(seals: Seals, mac: Mac, tally: Tally, how: Checking = {}): Promise<void> {
  for (const kind of kinds) {
    const below = how.whole ? parts[kind].slice(1).map((_, at) => at + 1) : []
    for (let range: Range | undefined = {}; range; ) {
      await settled(seals, how)
      if (tally.isVoid()) return
      range = checkSlice(seals, mac, tally, kind, range.after, below)
      if (range) await turn(how)
    }
  }
  const foreign = seals
    .statement(`select kind, id from main.heads where kind not in (${kinds.map((kind) => `'${kind}'`).join(', ')})`)
    .all() as readonly { kind: string; id: string }[]
  for (const { kind, id } of foreign) seals.note({ kind: 'root', id: `${kind} ${id}`, what: 'altered', where: 'heads' })
}

type Checking = { readonly whole?: boolean } & Ending

/** How many heads are looked at before others are served: fewer where all that hangs on each is read. */
const [many, few] = [1000, 25]

/** Heads and rows are read in one turn, so that nobody writes between the two. Answers where the next slice begins. */
function checkSlice(
  seals: Seals,
  mac: Mac,
  tally: Tally,
  kind: Kind,
  after: string | undefined,
  below: readonly number[],
): Range | undefined {
  const limit = below.length > 0 ? few : many
  const heads = headsAfter(seals, kind, after, limit)
  const upTo = heads.length < limit ? undefined : heads.at(-1)?.id
  const busy = seals.busy(kind)
  const found = termsIn(seals, mac, kind, { after, upTo })
  let total = 0n
  for (const head of heads) {
    const own = found.get(head.id) ?? nothing
    found.delete(head.id)
    const isOurs = checkOwn(seals, mac, kind, head, own, busy)
    if (!isOurs) {
      tally.leaveOut()
      continue
    }
    total = added(total, BigInt(`0x${head.mac.toString('hex')}`))
    for (const part of below) seals.look(kind, head.id, part)
  }
  for (const id of found.keys())
    if (busy.has(id)) seals.look(kind, id, 0)
    else seals.note({ kind, id, what: 'altered', where: ownTables(kind)[0] ?? kind })
  tally.add(kind, upTo, total)
  return upTo === undefined ? undefined : { after: upTo }
}

function headsAfter(seals: Seals, kind: Kind, after: string | undefined, limit: number): readonly HeadRow[] {
  const query = (more: string) => seals.statement(`select * from main.heads where kind = ? ${more} order by id limit ?`)
  return (
    after === undefined ? query('').all(kind, limit) : query('and id > ?').all(kind, after, limit)
  ) as readonly HeadRow[]
}

/** Whether the head is ours; what its own row comes to is held against it and noted. */
function checkOwn(seals: Seals, mac: Mac, kind: Kind, head: HeadRow, own: Terms, busy: ReadonlySet<string>): boolean {
  const { id } = head
  const sums = provenSums(mac, head)
  if (!sums) {
    seals.note({ kind, id, what: 'altered', where: 'heads' })
    return false
  }
  if (busy.has(id)) seals.look(kind, id, 0)
  else if (inHex(own.sum) === sums[0]) seals.vouch(kind, id, 0)
  else {
    const what = own.count < Number.parseInt(head.counts, 10) ? 'missing' : 'altered'
    seals.note({ kind, id, what, where: ownTables(kind)[0] ?? kind, part: 0 })
  }
  return true
}

/** What the own rows of one owner come to. */
type Terms = { count: number; sum: bigint }

const nothing: Terms = { count: 0, sum: 0n }

function termsIn(seals: Seals, mac: Mac, kind: Kind, range: Range): Map<string, Terms> {
  const terms = new Map<string, Terms>()
  for (const name of ownTables(kind)) {
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
const ownTables = (kind: Kind) => tablesOf(kind).filter((name) => tableOf(name).part === 0)
