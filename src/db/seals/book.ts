import type Sqlite from 'better-sqlite3'
import type { Mac } from '#keys/mac.ts'
import {
  added,
  bytesOf,
  type Head,
  type HeadRow,
  headOf,
  isEmpty,
  macOf,
  moveLink,
  numberOf,
  type Root,
  rootMac,
} from './head.ts'
import { type Kind, type SealedName, tableOf } from './tables.ts'

/** 封簿: heads, moves and root as they stand in the file; each is inside whatever transaction is open on the connection. */
export type Book = ReturnType<typeof createBook>

/** A head that became another: `by` is what the sum of all heads grew by. */
export type Moved = { readonly kind: Kind; readonly id: string; readonly by: bigint }

/** Before anything was written. */
export const noRoot: Root = { total: 0n, logSeq: 0, logChain: '0'.repeat(64), moves: 0, movesChain: '0'.repeat(64) }

export function createBook(raw: Sqlite.Database, mac: () => Mac) {
  const prepare = raw.prepare.bind(raw)
  const known = new Map<string, Sqlite.Statement>()
  const statement = (text: string): Sqlite.Statement => {
    const made = known.get(text) ?? prepare(text)
    known.set(text, made)
    return made
  }

  const readHead = (kind: Kind, id: string): Head | undefined | 'forged' => {
    const row = statement('select * from main.heads where kind = ? and id = ?').get(kind, id) as HeadRow | undefined
    return row && (headOf(mac(), row) ?? 'forged')
  }

  const writeRoot = (root: Root) => {
    statement(
      `insert into main.root (one, total, log_seq, log_chain, moves, moves_chain, mac) values (1, ?, ?, ?, ?, ?, ?)
       on conflict (one) do update set total = excluded.total, log_seq = excluded.log_seq, log_chain = excluded.log_chain,
         moves = excluded.moves, moves_chain = excluded.moves_chain, mac = excluded.mac`,
    ).run(
      bytesOf(root.total),
      root.logSeq,
      root.logChain,
      root.moves,
      Buffer.from(root.movesChain, 'hex'),
      Buffer.from(rootMac(mac(), root), 'hex'),
    )
  }

  /** Writes a head and its move; answers the root that follows. */
  const move = (root: Root, old: Head | undefined, head: Head): { readonly root: Root; readonly moved: Moved } => {
    const gone = isEmpty(head)
    if (gone) statement('delete from main.heads where kind = ? and id = ?').run(head.kind, head.id)
    else writeHead(head)
    const { kind, id } = head
    const at = root.moves + 1
    const n = gone ? 0 : head.n
    const chain = moveLink(mac(), root.movesChain, at, kind, id, n)
    statement('insert into main.moves (at, kind, id, n, chain) values (?, ?, ?, ?, ?)').run(
      at,
      kind,
      id,
      n,
      Buffer.from(chain, 'hex'),
    )
    const by = added(gone ? 0n : termOfHead(head), old ? -termOfHead(old) : 0n)
    return { root: { ...root, total: added(root.total, by), moves: at, movesChain: chain }, moved: { kind, id, by } }
  }

  const termOfHead = (head: Head) => BigInt(`0x${macOf(mac(), head)}`)

  const writeHead = (head: Head) => {
    const sums = Buffer.concat(head.sums.map(bytesOf))
    statement(
      `insert into main.heads (kind, id, n, counts, sums, mac) values (?, ?, ?, ?, ?, ?)
       on conflict (kind, id) do update set n = excluded.n, counts = excluded.counts, sums = excluded.sums, mac = excluded.mac`,
    ).run(head.kind, head.id, head.n, head.counts.join(','), sums, Buffer.from(macOf(mac(), head), 'hex'))
  }

  return {
    statement,
    readHead,
    writeRoot,
    move,

    /** Undefined where there is none or its MAC says that it is not ours. */
    readRoot: (): Root | undefined => {
      const row = statement('select * from main.root').get() as RootRow | undefined
      const root = row && rootOf(row)
      return root && rootMac(mac(), root) === row.mac.toString('hex') ? root : undefined
    },

    columnsIn: (name: SealedName): readonly string[] => {
      const info = raw.pragma(`table_info(${name})`) as readonly { readonly name: string }[]
      return info
        .map(({ name }) => name)
        .filter((column) => tableOf(name).open?.[column] === undefined)
        .sort()
    },

    /**
     * Takes these heads in place of those that stood, or of all there were: `n` goes on from where each was, so that the
     * moves stay a history. The root is that of what stands then.
     */
    beginAnew: (heads: readonly Head[], all: boolean) => {
      const before = new Map((statement(everyNumber).all() as HeadRow[]).map(({ kind, id, n }) => [`${kind} ${id}`, n]))
      if (all) statement('delete from main.heads').run()
      const last = statement('select at, chain from main.moves order by at desc limit 1').get() as Move | undefined
      const newest = statement('select seq, chain from main.log order by seq desc limit 1').get() as Entry | undefined
      let root: Root = {
        ...noRoot,
        ...(newest && { logSeq: newest.seq, logChain: newest.chain }),
        ...(last && { moves: last.at, movesChain: last.chain.toString('hex') }),
      }
      for (const head of heads)
        root = move(root, undefined, { ...head, n: (before.get(`${head.kind} ${head.id}`) ?? 0) + 1 }).root
      const macs = statement('select mac from main.heads').pluck().all() as readonly Buffer[]
      writeRoot({ ...root, total: macs.reduce((sum, mac) => added(sum, numberOf(mac)), 0n) })
    },
  }
}

/** The highest number that each owner ever had. */
const everyNumber = `select kind, id, max(n) as n from (
  select kind, id, n from main.heads union all select kind, id, n from main.moves
) group by kind, id`

type Move = { readonly at: number; readonly chain: Buffer }
type Entry = { readonly seq: number; readonly chain: string }

type RootRow = {
  readonly total: Buffer
  readonly log_seq: number
  readonly log_chain: string
  readonly moves: number
  readonly moves_chain: Buffer
  readonly mac: Buffer
}

const rootOf = (row: RootRow): Root => ({
  total: numberOf(row.total),
  logSeq: row.log_seq,
  logChain: row.log_chain,
  moves: row.moves,
  movesChain: row.moves_chain.toString('hex'),
})
