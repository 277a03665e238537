import { joined } from './joined.ts'
import type { SealedName } from './seals/tables.ts'

/** What may be written late: rows that nobody looks for before the commit but who wrote them. */
export type LateTable = Extract<SealedName, 'revisions' | 'dossiers'> | 'commands'

/** A statement that waits: `of` is the dossier or command that its row belongs to. A value may be `made` only when it is written. */
export type Later = {
  readonly text: string
  readonly values: readonly unknown[]
  readonly table: LateTable
  readonly of: string
}

/** What a statement sees of what waits: rows of one thing, or no column of any; else whatever is in the tables that it names. */
export type Sees = { readonly own: string } | 'none' | undefined

/**
 * 缓写: what several parts of one commit write alike is written just before it, all of one kind in one statement
 * (docs/decisions/0303): among everything else that a change does each would find the memory of the processor full of other
 * things. Whatever reads or writes the same rows has it written first.
 */
export type Late = {
  /** Throws where it may not be written, so that nobody but the one who writes it fails by that. */
  readonly put: (one: Later) => void
  /** Writes what waits. Throws, and from then on always, where that failed: nothing of it may be missing in a commit. */
  readonly write: () => void
  /** Before any other statement. */
  readonly before: (text: string, sees?: Sees) => void
  /** How it stands before a part of a transaction; what is answered takes it back to that, with the part. */
  readonly mark: () => () => void
  /** The transaction has ended. */
  readonly forget: () => void
}

type Given = {
  readonly run: (text: string, values: readonly unknown[]) => void
  readonly changing: (table: string) => void
  /** Throws where a row of this owner may not be written, or its head is not ours. */
  readonly ensureOurs: (table: SealedName, id: string) => void
  /** Around what was asked about like that. */
  readonly asEnsured: (work: () => void) => void
}

/** So many wait at most: an import writes hundreds. */
const most = 64

/** What waits over one connection. */
export function createLate({ run, changing, ensureOurs, asEnsured }: Given): Late {
  let all: Later[] = []
  /** So many of them are written. */
  let written = 0
  let failure: { readonly error: unknown } | undefined
  const tables = createTablesNamed()

  const write = () => {
    if (failure) throw failure.error
    const waiting = Map.groupBy(all.slice(written), ({ text }) => text)
    written = all.length
    try {
      asEnsured(() => {
        for (const alike of waiting.values()) for (const { text, values } of joined(alike)) run(text, values.map(made))
      })
    } catch (error) {
      failure = { error }
      throw error
    }
  }

  const isSeen = (text: string, sees: Sees): boolean => {
    const named = tables(text)
    if (named.length === 0) return false
    const own = sees === undefined || sees === 'none' ? undefined : sees.own
    for (let at = written; at < all.length; at += 1) {
      const one = all[at]
      if (one && named.includes(one.table) && (own === undefined || own === one.of)) return true
    }
    return false
  }

  return {
    put: (one) => {
      if (one.table !== 'commands') ensureOurs(one.table, one.of)
      changing(one.table)
      all.push(one)
      if (all.length - written >= most) write()
    },
    write,
    before: (text, sees) => {
      if (written === all.length || sees === 'none') return
      if (isSeen(text, sees)) write()
    },
    mark: () => {
      const [many, before, failed] = [all.length, written, failure]
      return () => {
        all.length = many
        written = before
        failure = failed
      }
    },
    forget: () => {
      all = []
      written = 0
      failure = undefined
    },
  }
}

/** A value, be it made only now: sealing an envelope costs as much as writing its row. */
export const made = (value: unknown): unknown => (typeof value === 'function' ? value() : value)

const late: readonly string[] = ['revisions', 'dossiers', 'commands'] satisfies readonly LateTable[]

/** Which of the tables that are written late a statement names, looked for once. */
function createTablesNamed(): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const words = new Set(text.match(/\w+/g))
    const named = late.filter((table) => words.has(table))
    if (known.size > 500) known.clear()
    known.set(text, named)
    return named
  }
}
