import type { Mac } from '#keys/mac.ts'
import { added, emptyHead, type Head, termOf } from './head.ts'
import { everyRow } from './rows.ts'
import type { Seals } from './seals.ts'
import { sealedNames, tableOf } from './tables.ts'

/**
 * Two people have said that this copy of the data counts: what stands is added up anew and is sound from here on. For a
 * backup that was put back, and for rows that were found altered and were looked through by people.
 */
export function accept(seals: Seals, mac: Mac): void {
  const owners = new Map<string, Head>()
  for (const name of sealedNames) {
    const { kind, part } = tableOf(name)
    const columns = seals.columnsOf(name)
    for (const [owner, ...values] of everyRow(seals, name)) {
      const [id, key] = [String(owner), `${kind} ${owner}`]
      const { n, counts, sums } = owners.get(key) ?? emptyHead(kind, id)
      owners.set(key, {
        kind,
        id,
        n,
        counts: counts.map((count, at) => (at === part ? count + 1 : count)),
        sums: sums.map((sum, at) => (at === part ? added(sum, termOf(mac, name, columns, values)) : sum)),
      })
    }
  }
  seals.beginAnew([...owners.values()])
}
