import type { Mac } from '#keys/mac.ts'
import { added, emptyHead, type Head, termOf } from './head.ts'
import { everyRow } from './rows.ts'
import type { Seals } from './seals.ts'
import { kinds, sealedNames, tableOf } from './tables.ts'

/**
 * Two people have said that this copy of the data counts, as after a backup was put back: what stands is added up anew and
 * is sound from here on. Inside a transaction; `seals.trust` is to follow its commit.
 */
export function acceptAll(seals: Seals, mac: Mac): void {
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
  seals.beginAnew([...owners.values()], { all: true })
}

/**
 * The same for what was found altered and was looked through by people, and for nothing else: what nobody has found yet is
 * still found later.
 */
export function acceptFound(seals: Seals): void {
  const found = new Map(seals.unsound().map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]))
  const heads = [...found.values()].flatMap(({ kind, id }) => {
    const known = kinds.find((name) => name === kind)
    return known ? [seals.standing(known, id)] : []
  })
  const foreign = kinds.map((kind) => `'${kind}'`).join(', ')
  seals.statement(`delete from main.heads where kind not in (${foreign})`).run()
  seals.beginAnew(heads, { all: false })
}
