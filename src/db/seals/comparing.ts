import { added, inHex, provenSums, type ToldHead, termOf, type Value } from './head.ts'
import type { Kind, SealedName } from './tables.ts'

/** Heads of one kind as they lie in the file: id, number, counts, and sums and MAC in hex. */
export type HeadValues = readonly [id: string, n: number, counts: string, sums: string, mac: string]

/** Rows of one table: of each its owner's id, then the columns. */
export type TableRows = {
  readonly name: SealedName
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** Heads of one kind, one after the other, and every own row of the owners from the first to the last of them. */
export type Slice = {
  readonly kind: Kind
  readonly heads: readonly HeadValues[]
  readonly tables: readonly TableRows[]
}

/** What comparing found; who is named nowhere in it is sound. */
export type Compared = {
  /** The sum of the heads that are ours. */
  readonly total: bigint
  /** Whose head is not ours. */
  readonly forged: readonly string[]
  /** Whose head is ours and whose own row is not what it says. */
  readonly differing: readonly { readonly id: string; readonly what: 'altered' | 'missing' }[]
  /** Who has rows and no head. */
  readonly headless: readonly string[]
}

/** Holds what own rows come to against their heads: pure, so that any thread that was lent the MAC may do it. */
export function compareOwners(mac: (text: string) => string, { kind, heads, tables }: Slice): Compared {
  const found = termsOf(mac, tables)
  const forged: string[] = []
  const differing: { id: string; what: 'altered' | 'missing' }[] = []
  let total = 0n
  for (const [id, n, counts, sums, proof] of heads) {
    const own = found.get(id) ?? nothing
    found.delete(id)
    const told: ToldHead = { kind, id, n, counts, sums, mac: proof }
    const proven = provenSums(mac, told)
    if (!proven) {
      forged.push(id)
      continue
    }
    total = added(total, BigInt(`0x${proof}`))
    if (inHex(own.sum) !== proven[0])
      differing.push({ id, what: own.count < Number.parseInt(counts, 10) ? 'missing' : 'altered' })
  }
  return { total, forged, differing, headless: [...found.keys()] }
}

/** What the own rows of one owner come to. */
type Terms = { count: number; sum: bigint }

const nothing: Terms = { count: 0, sum: 0n }

function termsOf(mac: (text: string) => string, tables: readonly TableRows[]): Map<string, Terms> {
  const terms = new Map<string, Terms>()
  for (const { name, columns, rows } of tables)
    for (const values of rows) {
      const id = String(values[0])
      const term = termOf(mac, name, columns, values, 1)
      const found = terms.get(id)
      if (found) {
        found.count += 1
        found.sum = added(found.sum, term)
      } else terms.set(id, { count: 1, sum: term })
    }
  return terms
}
