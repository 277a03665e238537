import type Sqlite from 'better-sqlite3'
import { Damaged } from '#domain/errors.ts'
import type { Mac } from '#keys/mac.ts'
import type { Book, Moved } from './book.ts'
import { added, emptyHead, type Head, noRoot, type Proven, type Root, termOf, type Value } from './head.ts'
import { type Kind, type SealedName, sealedNames, tableOf } from './tables.ts'

/** A row that came or went in the transaction that is open. */
type Step = {
  readonly kind: Kind
  readonly id: string
  readonly part: number
  readonly count: 1 | -1
  readonly term: bigint
}

type OfMoves = (moved: readonly Moved[] | 'anew') => void

type Given = {
  readonly raw: Sqlite.Database
  readonly book: Book
  readonly mac: () => Mac
  readonly columnsOf: (name: SealedName) => readonly string[]
  /** Throws where a row of this owner may not be written. */
  readonly ensureWritable: (kind: Kind, id: string, table: SealedName) => void
}

/**
 * Follows every row that is written over this connection, by triggers that live in the connection and not in the file, and
 * brings heads, moves and root in step in the same transaction, just before it commits: minus the old term, plus the new
 * one. A sum that was wrong stays wrong by the same amount, so that nothing written later vouches for what was altered.
 */
export function createFollowing({ raw, book, mac, columnsOf, ensureWritable }: Given) {
  const steps: Step[] = []
  const moved: Moved[] = []
  let grown: { readonly seq: number; readonly chain: string } | undefined
  /** What the root is to be, where heads are written and it is not yet. */
  let root: Root | undefined
  let isSettled = false
  /** Whether what is written was asked about before. */
  let isChecked = false
  /** Heads that were read in this transaction and have not moved since. */
  const read = new Map<string, Proven | undefined>()
  let committed: () => void = () => {}
  const toldOfMoves = new Set<OfMoves>()

  const rowMoved = (count: 1 | -1, name: SealedName, id: string, ...values: readonly Value[]) => {
    const { kind, part } = tableOf(name)
    if (!isChecked) ensureWritable(kind, id, name)
    const term = termOf(mac(), name, columnsOf(name), values)
    steps.push({ kind, id, part, count, term: count > 0 ? term : -term })
    return null
  }

  /** Throws where it is not ours. */
  const headOf = (kind: Kind, id: string): Proven | undefined => {
    const key = `${kind} ${id}`
    if (read.has(key)) return read.get(key)
    const head = book.readHead(kind, id)
    if (head === 'forged') throw new Damaged()
    read.set(key, head)
    return head
  }

  /** One owner's head with what this transaction changed; answers the root that follows. */
  const settleOne = (root: Root, taken: readonly Step[]): Root => {
    const [first] = taken
    if (!first) return root
    const old = headOf(first.kind, first.id)
    read.delete(`${first.kind} ${first.id}`)
    const before = old ?? emptyHead(first.kind, first.id)
    const head = { ...after(before, taken), n: before.n + 1 }
    if (isSame(before, head)) return root
    const done = book.move(root, old, head)
    moved.push(done.moved)
    return done.root
  }

  const addUp = () => {
    if (steps.length === 0) return
    // Without a root of ours nothing that decides is written, the log is; its sum then stays wrong until people accept it.
    let next = root ?? book.readRoot() ?? noRoot
    isSettled = true
    for (const taken of byOwner(steps)) next = settleOne(next, taken)
    steps.length = 0
    root = next
  }

  const forget = () => {
    steps.length = 0
    moved.length = 0
    grown = undefined
    root = undefined
    isSettled = false
    read.clear()
  }

  return {
    begin: () => {
      raw.function('row_moved', { varargs: true }, rowMoved as (...args: unknown[]) => unknown)
      raw.function('log_grew', (seq: number, chain: string) => {
        grown = { seq, chain }
        return null
      })
      for (const name of sealedNames) raw.exec(triggersOf(name, columnsOf(name)))
      raw.exec(
        'create temp trigger log_followed after insert on main.log begin select log_grew(new.seq, new.chain); end',
      )
    },

    /** Throws where a row of this owner may not be written, or its head is not ours. */
    ensureOurs: (name: SealedName, id: string): void => {
      const { kind } = tableOf(name)
      ensureWritable(kind, id, name)
      headOf(kind, id)
    },
    /** Writes what was asked about like that: what was found since is for whoever writes next. */
    asEnsured: (work: () => void): void => {
      isChecked = true
      try {
        work()
      } finally {
        isChecked = false
      }
    },
    /** What was written so far is added to its heads; the root follows with the commit. Throws where a head is not ours. */
    addUp,
    /** Before a commit: what was written is added to its heads, and the root follows. */
    settle: () => {
      addUp()
      if (!root && !grown) return
      const last = root ?? book.readRoot() ?? noRoot
      isSettled = true
      book.writeRoot({ ...last, ...(grown && { logSeq: grown.seq, logChain: grown.chain }) })
    },
    /** How it stands before a part of a transaction; what is answered takes it back to that, with the part. */
    mark: (): (() => void) => {
      const [many, told, before, head, was] = [steps.length, moved.length, root, grown, isSettled]
      return () => {
        steps.length = many
        moved.length = told
        root = before
        grown = head
        isSettled = was
      }
    },
    committed: () => {
      for (const told of toldOfMoves) told(moved)
      forget()
      committed()
    },
    rolledBack: forget,
    whenCommitted: (then: () => void) => {
      committed = then
    },
    /** Tells of the heads that each commit moved, or that all were made anew; what is answered ends that. */
    whenMoved: (then: OfMoves): (() => void) => {
      toldOfMoves.add(then)
      return () => void toldOfMoves.delete(then)
    },
    /** The heads were made of the rows that stand, with those that the open transaction wrote. */
    anew: () => {
      steps.length = 0
      root = undefined
      read.clear()
      for (const told of toldOfMoves) told('anew')
    },

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

    /** Heads are written and it is not known yet whether their commit holds. */
    get isSettled() {
      return isSettled
    },

    /** What the rows of this owner should come to now: its head, with what the open transaction has written since. */
    expected: (head: Head): Head =>
      after(
        head,
        steps.filter(({ kind, id }) => kind === head.kind && id === head.id),
      ),

    /** The owners of this kind that the open transaction writes to. */
    busy: (kind: Kind): ReadonlySet<string> => new Set(steps.filter((step) => step.kind === kind).map(({ id }) => id)),
  }
}

/** The owner's head after these steps. */
function after({ kind, id, n, ...before }: Head, taken: readonly Step[]): Head {
  const [counts, sums] = [[...before.counts], [...before.sums]]
  for (const { part, count, term } of taken) {
    counts[part] = (counts[part] ?? 0) + count
    sums[part] = added(sums[part] ?? 0n, term)
  }
  return { kind, id, n, counts, sums }
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
