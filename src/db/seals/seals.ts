import type Sqlite from 'better-sqlite3'
import type { Db } from '#db/database.ts'
import { Damaged, Standstill } from '#domain/errors.ts'
import type { Mac } from '#keys/mac.ts'
import {
  added,
  bytesOf,
  emptyHead,
  type Head,
  type HeadRow,
  headOf,
  isEmpty,
  macOf,
  moveLink,
  numberOf,
  type Root,
  rootMac,
  termOf,
  type Value,
} from './head.ts'
import { type Kind, type SealedName, sealedNames, tableOf, tablesOf } from './tables.ts'

/** A thing whose rows are not what this house wrote. `where` names a table, never a value. */
export type Unsound = {
  readonly kind: Kind | 'root' | 'log'
  readonly id: string
  readonly what: 'altered' | 'missing'
  readonly where: string
  /** Only this part of the owner; else all of it. */
  readonly part?: number
}

/** What a query needs that answers only what was written. */
export type Sound = { readonly db: Db; readonly seals: Pick<Seals, 'isSound'> }

/** The authentication of one connection (docs/decisions/0081). Nothing above `db` has to think of it when it writes. */
export type Seals = ReturnType<typeof createSeals>

/** A row that came or went in the transaction that is open. */
type Step = {
  readonly kind: Kind
  readonly id: string
  readonly part: number
  readonly count: 1 | -1
  readonly term: bigint
}

/**
 * Follows every row that is written over this connection, by triggers that live in the connection and not in the file, and
 * brings heads, moves and root in step in the same transaction, just before it commits: minus the old term, plus the new
 * one. A sum that was wrong stays wrong by the same amount, so that nothing written later vouches for what was altered.
 */
export function createSeals(raw: Sqlite.Database) {
  const prepare = raw.prepare.bind(raw)
  let mac: Mac | undefined
  let tell: (unsound: Unsound) => void = () => {}
  let readOnly = false
  let committed: () => void = () => {}
  let grown: { readonly seq: number; readonly chain: string } | undefined
  const steps: Step[] = []
  const unsound = new Map<string, readonly Unsound[]>()
  const sound = new Map<string, Set<string>>()
  const known = new Map<string, Sqlite.Statement>()

  const statement = (text: string): Sqlite.Statement => {
    const made = known.get(text) ?? prepare(text)
    known.set(text, made)
    return made
  }
  const keyed = (): Mac => {
    if (!mac) throw new Error('The seals have no key yet.')
    return mac
  }
  const columnsOf = (name: SealedName): readonly string[] => {
    const info = raw.pragma(`table_info(${name})`) as readonly { readonly name: string }[]
    return info
      .map(({ name }) => name)
      .filter((column) => tableOf(name).open?.[column] === undefined)
      .sort()
  }
  const columns = new Map<SealedName, readonly string[]>()

  const moved = (count: 1 | -1, name: SealedName, id: string, ...values: readonly Value[]) => {
    const { kind, part } = tableOf(name)
    const key = `${kind} ${id}`
    // What ends this is asked for and agreed to meanwhile; both are envelopes and prove themselves.
    if (readOnly && kind !== 'agreements') throw new Standstill()
    if (unsound.has(key)) throw new Damaged({ table: name, id })
    const term = termOf(keyed(), name, columns.get(name) ?? [], values)
    steps.push({ kind, id, part, count, term: count > 0 ? term : -term })
    return null
  }

  const note = (found: Unsound) => {
    const key = `${found.kind} ${found.id}`
    const known = unsound.get(key) ?? []
    if (known.some(({ part }) => part === undefined || part === found.part)) return
    unsound.set(key, [...known, found])
    tell(found)
  }

  const readHead = (kind: Kind, id: string): Head | undefined | 'forged' => {
    const row = statement('select * from main.heads where kind = ? and id = ?').get(kind, id) as HeadRow | undefined
    return row && (headOf(keyed(), row) ?? 'forged')
  }

  /** Undefined where there is none or its MAC says that it is not ours. */
  const readRoot = (): Root | undefined => {
    const row = statement('select * from main.root').get() as RootRow | undefined
    const root = row && rootOf(row)
    return root && rootMac(keyed(), root) === row.mac.toString('hex') ? root : undefined
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
      Buffer.from(rootMac(keyed(), root), 'hex'),
    )
  }

  /** The owner's head after these steps. */
  const after = (before: Head, taken: readonly Step[]): Head => {
    const [counts, sums] = [[...before.counts], [...before.sums]]
    for (const { part, count, term } of taken) {
      counts[part] = (counts[part] ?? 0) + count
      sums[part] = added(sums[part] ?? 0n, term)
    }
    return { ...before, counts, sums }
  }

  /** One owner's head with what this transaction changed; answers the root that follows. */
  const settleOne = (root: Root, taken: readonly Step[]): Root => {
    const [first] = taken
    if (!first) return root
    const old = readHead(first.kind, first.id)
    if (old === 'forged') throw new Damaged()
    const before = old ?? emptyHead(first.kind, first.id)
    const head = { ...after(before, taken), n: before.n + 1 }
    if (isSame(before, head)) return root
    return move(root, old, head)
  }

  /** Writes a head and its move; answers the root that follows. */
  const move = (root: Root, old: Head | undefined, head: Head): Root => {
    const gone = isEmpty(head)
    if (gone) statement('delete from main.heads where kind = ? and id = ?').run(head.kind, head.id)
    else writeHead(statement, head, macOf(keyed(), head))
    const at = root.moves + 1
    const n = gone ? 0 : head.n
    const chain = moveLink(keyed(), root.movesChain, at, head.kind, head.id, n)
    statement('insert into main.moves (at, kind, id, n, chain) values (?, ?, ?, ?, ?)').run(
      at,
      head.kind,
      head.id,
      n,
      Buffer.from(chain, 'hex'),
    )
    const term = (head: Head) => BigInt(`0x${macOf(keyed(), head)}`)
    const total = added(added(root.total, old ? -term(old) : 0n), gone ? 0n : term(head))
    return { ...root, total, moves: at, movesChain: chain }
  }

  /** The owners that were found sound in this part. */
  const soundIn = (kind: Kind, part: number): Set<string> => {
    const key = `${kind} ${part}`
    const known = sound.get(key) ?? new Set()
    sound.set(key, known)
    return known
  }

  const forget = () => {
    steps.length = 0
    grown = undefined
  }

  return {
    /** Reads for checking alone; each is inside whatever transaction is open on the connection. */
    statement,
    readHead,
    readRoot,
    writeRoot,
    note,
    columnsOf: (name: SealedName) => columns.get(name) ?? columnsOf(name),
    mac: keyed,

    get isKeyed() {
      return mac !== undefined
    },

    /** From here on every write is followed. `then` hears of each thing that is found unsound, once. */
    key: (given: Mac, then: (unsound: Unsound) => void) => {
      const isFollowing = mac !== undefined
      mac = given
      tell = then
      if (isFollowing) return
      raw.function('row_moved', { varargs: true }, moved as (...args: unknown[]) => unknown)
      raw.function('log_grew', (seq: number, chain: string) => {
        grown = { seq, chain }
        return null
      })
      for (const name of sealedNames) {
        columns.set(name, columnsOf(name))
        raw.exec(triggersOf(name, columns.get(name) ?? []))
      }
      raw.exec(
        'create temp trigger log_followed after insert on main.log begin select log_grew(new.seq, new.chain); end',
      )
    },

    /** Before a commit: what was written is added to its heads, and the root follows. */
    settle: () => {
      if (!mac || (steps.length === 0 && !grown)) return
      // Without a root of ours nothing that decides is written, the log is; its sum then stays wrong until people accept it.
      let root = readRoot() ?? noRoot
      for (const taken of byOwner(steps)) root = settleOne(root, taken)
      writeRoot({ ...root, ...(grown && { logSeq: grown.seq, logChain: grown.chain }) })
    },

    committed: () => {
      forget()
      committed()
    },
    whenCommitted: (then: () => void) => {
      committed = then
    },
    rolledBack: forget,

    /** Runs a statement whose failure undoes what its triggers told. */
    following: <T>(work: () => T): T => {
      const [before, head] = [steps.length, grown]
      try {
        return work()
      } catch (error) {
        steps.length = before
        grown = head
        throw error
      }
    },

    /** While nobody has said that this copy of the data may be gone on with, nothing that decides is written. */
    refuseWriting: (refused: boolean) => {
      readOnly = refused
    },
    get isReadOnly() {
      return readOnly
    },

    /**
     * Whether the rows of this owner are those that were written, in this part. Looked at once, then remembered: while the
     * house is open nobody else can write to the file.
     */
    isSound: (kind: Kind, id: string, part = 0): boolean => {
      if (!mac) return true
      const found = unsound.size > 0 ? unsound.get(`${kind} ${id}`) : undefined
      if (found?.some((one) => one.part === undefined || one.part === part)) return false
      if (soundIn(kind, part).has(id)) return true
      return look(kind, id, part)
    },

    /** Takes note that these are sound, after they were looked at together with many others. */
    vouch: (kind: Kind, id: string, part: number) => void soundIn(kind, part).add(id),

    /** Takes these heads in place of all that stood: `n` goes on from where each was, so that the moves stay a history. */
    beginAnew: (heads: readonly Head[]) => {
      readOnly = false
      unsound.clear()
      sound.clear()
      raw.transaction(() => {
        const before = new Map(
          (statement('select kind, id, n from main.heads').all() as HeadRow[]).map(({ kind, id, n }) => [
            `${kind} ${id}`,
            n,
          ]),
        )
        statement('delete from main.heads').run()
        const last = statement('select at, chain from main.moves order by at desc limit 1').get() as Move | undefined
        const newest = statement('select seq, chain from main.log order by seq desc limit 1').get() as
          | { seq: number; chain: string }
          | undefined
        let root: Root = {
          ...noRoot,
          ...(newest && { logSeq: newest.seq, logChain: newest.chain }),
          ...(last && { moves: last.at, movesChain: last.chain.toString('hex') }),
        }
        for (const head of heads)
          root = move(root, undefined, { ...head, n: (before.get(`${head.kind} ${head.id}`) ?? 0) + 1 })
        writeRoot(root)
      })()
    },

    unsound: () => [...unsound.values()].flat(),
  }

  /** Holds the rows that stand against the head, with what the open transaction changed. */
  function look(kind: Kind, id: string, part: number): boolean {
    const head = readHead(kind, id)
    if (head === 'forged') {
      note({ kind, id, what: 'altered', where: 'heads' })
      return false
    }
    const open = steps.filter((step) => step.kind === kind && step.id === id)
    const expected = after(head ?? emptyHead(kind, id), open)
    const stands = sumOf(kind, id, part)
    const count = expected.counts[part] ?? 0
    if (stands.count === count && stands.sum === expected.sums[part]) {
      soundIn(kind, part).add(id)
      return true
    }
    note({ kind, id, what: stands.count < count ? 'missing' : 'altered', where: stands.where, part })
    return false
  }

  function sumOf(kind: Kind, id: string, part: number) {
    let [count, sum, where] = [0, 0n, '']
    for (const name of tablesOf(kind).filter((name) => tableOf(name).part === part)) {
      where ||= name
      for (const values of rowsOf(name, id)) {
        count += 1
        sum = added(sum, termOf(keyed(), name, columns.get(name) ?? [], values))
      }
    }
    return { count, sum, where }
  }

  function rowsOf(name: SealedName, id: string): readonly Value[][] {
    const { owner, worth } = tableOf(name)
    const list = (columns.get(name) ?? []).map((column) => `t.${column}`).join(', ')
    const text = `select ${list} from main.${name} t where ${owner('t')} = ?${worth ? ` and ${worth('t')}` : ''}`
    return statement(text).raw(true).all(id) as Value[][]
  }
}

const isSame = (a: Head, b: Head) =>
  a.counts.every((count, part) => count === b.counts[part]) && a.sums.every((sum, part) => sum === b.sums[part])

function byOwner(steps: readonly Step[]): Iterable<readonly Step[]> {
  const owners = new Map<string, Step[]>()
  for (const step of steps) {
    const key = `${step.kind} ${step.id}`
    const taken = owners.get(key)
    if (taken) taken.push(step)
    else owners.set(key, [step])
  }
  return owners.values()
}

/** Before anything was written. */
export const noRoot: Root = { total: 0n, logSeq: 0, logChain: '0'.repeat(64), moves: 0, movesChain: '0'.repeat(64) }

type Move = { readonly at: number; readonly chain: Buffer }

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

export function writeHead(statement: (text: string) => Sqlite.Statement, head: Head, mac: string): void {
  const sums = Buffer.concat(head.sums.map(bytesOf))
  statement(
    `insert into main.heads (kind, id, n, counts, sums, mac) values (?, ?, ?, ?, ?, ?)
     on conflict (kind, id) do update set n = excluded.n, counts = excluded.counts, sums = excluded.sums, mac = excluded.mac`,
  ).run(head.kind, head.id, head.n, head.counts.join(','), sums, Buffer.from(mac, 'hex'))
}

/** Temporary triggers: they live in this connection, so that the file opens anywhere and brings no code of its own. */
function triggersOf(name: SealedName, columns: readonly string[]): string {
  const { owner, worth } = tableOf(name)
  const call = (sign: 1 | -1, row: 'new' | 'old') => {
    const values = columns.map((column) => `${row}.${column}`).join(', ')
    return `select row_moved(${sign}, '${name}', ${owner(row)}, ${values})${worth ? ` where ${worth(row)}` : ''};`
  }
  const trigger = (when: string, body: string) =>
    `create temp trigger ${name}_${when.split(' ')[0]}_followed after ${when} on main.${name} begin ${body} end;`
  return [
    trigger('insert', call(1, 'new')),
    trigger(`update of ${columns.join(', ')}`, call(-1, 'old') + call(1, 'new')),
    trigger('delete', call(-1, 'old')),
  ].join('\n')
}
