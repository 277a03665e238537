import type Sqlite from 'better-sqlite3'
import type { Mac } from '#keys/mac.ts'
import {
  added,
  bytesOf,
  type Head,
  type HeadRow,
  headOf,
  inHex,
  isEmpty,
  macOfTold,
  moveLink,
  noRoot,
  numberOf,
  type Proven,
  type Root,
  rootMac,
} from './head.ts'
import { accepted, followMoves, type Move } from './moves.ts'
import { type Kind, type SealedName, tableOf } from './tables.ts'

/** 封簿: heads, moves and root as they stand in the file; each is inside whatever transaction is open on the connection. */
export type Book = ReturnType<typeof createBook>

/** A head that became another: `by` is what the sum of all heads grew by. */
export type Moved = { readonly kind: Kind; readonly id: string; readonly by: bigint }

/** The heads of all sealed rows as they stand in the file, read and written in the connection that writes the rows. */
export function createBook(raw: Sqlite.Database, mac: () => Mac) {
  const prepare = raw.prepare.bind(raw)
  const known = new Map<string, Sqlite.Statement>()
  const statement = (text: string): Sqlite.Statement => {
    const made = known.get(text) ?? prepare(text)
    known.set(text, made)
    return made
  }

  const readHead = (kind: Kind, id: string): Proven | undefined | 'forged' => {
    const row = statement(oneHead).get(kind, id) as Omit<HeadRow, 'kind' | 'id'> | undefined
    return row && (headOf(mac(), { kind, id, ...row }) ?? 'forged')
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
  const move = (root: Root, old: Proven | undefined, head: Head): { readonly root: Root; readonly moved: Moved } => {
    const { kind, id } = head
    const gone = isEmpty(head)
    if (gone) statement('delete from main.heads where kind = ? and id = ?').run(kind, id)
    const term = gone ? 0n : writeHead(head, old !== undefined)
    const by = added(term, old ? -numberIn(old.proof) : 0n)
    const told = tell(root, kind, id, gone ? 0 : head.n)
    return { root: { ...told, total: added(root.total, by) }, moved: { kind, id, by } }
  }

  /** Adds a move to the chain; answers the root that has it. */
  const tell = (root: Root, kind: string, id: string, n: number): Root => {
    const at = root.moves + 1
    return write(root, { at, kind, id, n, chain: moveLink(mac(), root.movesChain, at, kind, id, n) })
  }

  const write = (root: Root, { at, kind, id, n, chain }: Omit<Move, 'chain'> & { readonly chain: string }): Root => {
    const row = 'insert into main.moves (at, kind, id, n, chain) values (?, ?, ?, ?, ?)'
    statement(row).run(at, kind, id, n, Buffer.from(chain, 'hex'))
    return { ...root, moves: at, movesChain: chain }
  }

  /** Answers its term in the sum of all heads: its MAC. To look first whether there is one costs half as much again. */
  const writeHead = (head: Head, isThere: boolean): bigint => {
    const [sums, counts] = [head.sums.map(inHex), head.counts.join(',')]
    const proof = macOfTold(mac(), { ...head, counts }, sums)
    statement(isThere ? changeHead : putHead).run(
      head.n,
      counts,
      Buffer.from(sums.map((sum) => sum.padStart(64, '0')).join(''), 'hex'),
      Buffer.from(proof, 'hex'),
      head.kind,
      head.id,
    )
    return numberIn(proof)
  }

  /** The root at the end of the moves; where their chain is broken, a move that accepts it comes last. */
  const acceptMoves = (root: Root): Root => {
    const [chain, some] = [
      followMoves(mac()),
      statement('select * from main.moves where at > ? order by at limit 2000'),
    ]
    let last = 0
    for (let moves = some.all(last) as Move[]; moves.length > 0; moves = some.all(last) as Move[])
      for (const one of moves) {
        chain.follow(one)
        last = one.at
      }
    const ended = { ...root, moves: last, movesChain: chain.end }
    const at = last + 1
    return chain.holds ? ended : write(ended, { at, kind: accepted, id: accepted, n: 0, chain: chain.asItStands(at) })
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
     * moves stay a history; where that is broken, it is accepted as it stands. The root is that of what stands then.
     */
    beginAnew: (heads: readonly Head[], all: boolean) => {
      const before = new Map((statement(everyNumber).all() as HeadRow[]).map(({ kind, id, n }) => [`${kind} ${id}`, n]))
      if (all) statement('delete from main.heads').run()
      const newest = statement('select seq, chain from main.log order by seq desc limit 1').get() as Entry | undefined
      let root = acceptMoves({ ...noRoot, ...(newest && { logSeq: newest.seq, logChain: newest.chain }) })
      for (const head of heads)
        root = move(root, undefined, { ...head, n: (before.get(`${head.kind} ${head.id}`) ?? 0) + 1 }).root
      for (const { kind, id, n } of statement(untold).all() as readonly Omit<Move, 'chain'>[])
        root = tell(root, kind, id, n)
      const macs = statement('select mac from main.heads').pluck().all() as readonly Buffer[]
      writeRoot({ ...root, total: macs.reduce((sum, mac) => added(sum, numberOf(mac)), 0n) })
    },
  }
}

const oneHead = 'select n, counts, sums, mac from main.heads where kind = ? and id = ?'

const changeHead = 'update main.heads set n = ?, counts = ?, sums = ?, mac = ? where kind = ? and id = ?'

const putHead = `insert into main.heads (n, counts, sums, mac, kind, id) values (?, ?, ?, ?, ?, ?)
  on conflict (kind, id) do update set n = excluded.n, counts = excluded.counts, sums = excluded.sums, mac = excluded.mac`

/** The highest number that each owner ever had. */
const everyNumber = `select kind, id, max(n) as n from (
  select kind, id, n from main.heads union all select kind, id, n from main.moves
) group by kind, id`

/** What the last move of an owner does not say: the number of its head, or that it has none. */
const untold = `with last as (select kind, id, n, max(at) from main.moves where kind <> '${accepted}' group by kind, id)
  select h.kind, h.id, h.n from main.heads h left join last using (kind, id) where last.n is not h.n
  union all
  select last.kind, last.id, 0 from last left join main.heads h using (kind, id) where h.n is null and last.n <> 0`

const numberIn = (hex: string) => BigInt(`0x${hex}`)

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
