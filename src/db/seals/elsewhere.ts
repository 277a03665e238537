import type { Mac } from '#keys/mac.ts'
import { type Compared, compareOwners, type HeadValues } from './comparing.ts'
import { type Range, rowsWritten } from './rows.ts'
import type { Seals } from './seals.ts'
import { type Kind, ownTables, type SealedName } from './tables.ts'

/** A slice of heads and own rows, written as JSON where it is read: whoever compares makes values of it. */
export type WrittenSlice = {
  readonly kind: Kind
  readonly heads: string
  readonly tables: readonly { readonly name: SealedName; readonly columns: readonly string[]; readonly rows: string }[]
}

/** Another thread that compares owners with their heads. */
export type Elsewhere = {
  /** For fewer dossiers it is not asked. */
  readonly fewest: number
  /** How many heads are handed over at once. */
  readonly atOnce?: number
  /** Undefined where it has enough to do; rejects where it could not start or has ended. */
  readonly compare: (slice: WrittenSlice) => Promise<Compared> | undefined
  readonly report: (error: unknown) => void
}

/** What a thread does that is handed a slice. */
export const compareWritten = (mac: (text: string) => string, { kind, heads, tables }: WrittenSlice): Compared =>
  compareOwners(mac, {
    kind,
    heads: JSON.parse(heads) as HeadValues[],
    tables: tables.map(({ rows, ...table }) => ({ ...table, rows: JSON.parse(rows) as (string | number | null)[][] })),
  })

/**
 * Reads dossiers slice by slice and has them compared by whichever thread is free; undefined where they are few, or of another
 * kind, whose rows may hold bytes. A thread that fails costs time alone: what it had is compared here.
 */
export function handOver(seals: Seals, mac: Mac, kind: Kind, elsewhere: Elsewhere | undefined) {
  if (!elsewhere || kind !== 'dossier') return undefined
  const { n } = seals.statement('select count(*) as n from main.heads where kind = ?').get(kind) as { n: number }
  if (n < elsewhere.fewest) return undefined
  // More heads would be a text that has no room where what is soon thrown away stands.
  const { atOnce = 200 } = elsewhere
  const under: Promise<Compared>[] = []

  const compared = async (slice: WrittenSlice): Promise<Compared> => {
    try {
      const answer = await elsewhere.compare(slice)
      if (answer) return answer
    } catch (error) {
      elsewhere.report(error)
    }
    // As it was read: were it read again, somebody could have written to it meanwhile.
    return compareWritten(mac, slice)
  }

  return {
    /**
     * Heads and rows are read in one turn, as `read` is told of them. Answers where the next slice begins. Throws where a row was
     * altered so that it cannot be written down.
     */
    slice: (after: string | undefined, read: (upTo: string | undefined) => void): Range | undefined => {
      const { n, last, heads } = headsWritten(seals, kind, after, atOnce)
      const upTo = n < atOnce ? undefined : last
      const tables = ownTables(kind).map((name) => ({
        name,
        columns: seals.columnsOf(name),
        rows: rowsWritten(seals, name, { after, upTo }),
      }))
      read(upTo)
      const answer = compared({ kind, heads, tables })
      // Whoever waits for it hears of its failure; until then nobody does.
      answer.catch(() => {})
      under.push(answer)
      return upTo === undefined ? undefined : { after: upTo }
    },
    compared: async function* () {
      for (const each of under) yield await each
    },
  }
}

type Heads = { readonly n: number; readonly last: string; readonly heads: string }

function headsWritten(seals: Seals, kind: Kind, after: string | undefined, atOnce: number): Heads {
  const values = 'json_array(id, n, counts, lower(hex(sums)), lower(hex(mac)))'
  const some = `select * from main.heads where kind = ? ${after === undefined ? '' : 'and id > ?'} order by id limit ?`
  const query = seals.statement(
    `select count(*) as n, max(id) as last, json_group_array(${values}) as heads from (${some})`,
  )
  return query.get(...(after === undefined ? [kind, atOnce] : [kind, after, atOnce])) as Heads
}
