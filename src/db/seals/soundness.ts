import type { Mac } from '#keys/mac.ts'
import type { Book } from './book.ts'
import { added, emptyHead, type Head, termOf, type Value } from './head.ts'
import { type Kind, parts, type SealedName, tableOf, tablesOf } from './tables.ts'

/** A thing whose rows are not what this house wrote. `where` names a table, never a value. */
export type Unsound = {
  readonly kind: Kind | 'root' | 'log'
  readonly id: string
  readonly what: 'altered' | 'missing'
  readonly where: string
  /** Only this part of the owner; else all of it. */
  readonly part?: number
}

/**
 * No keyring remembers the head of this log: the data are a copy, or older than the house that closed them. Nothing of them is
 * damaged by that; the house stands still until two people say that they count (docs/decisions/0081).
 */
export const olderCopy: Unsound = { kind: 'log', id: 'copy', what: 'missing', where: 'log' }

/** What of it is damage: all but that it may be an older copy. */
export const damagesIn = (found: readonly Unsound[]): readonly Unsound[] =>
  found.filter(({ kind, id }) => kind !== olderCopy.kind || id !== olderCopy.id)

type Given = {
  readonly book: Book
  readonly mac: () => Mac
  readonly columnsOf: (name: SealedName) => readonly string[]
  /** The head with what the open transaction has written since. */
  readonly expected: (head: Head) => Head
}

/** Answers whether rows are those that were written, and remembers it. `tell` hears of each that is not, once. */
export function createSoundness({ book, mac, columnsOf, expected }: Given, tell: (unsound: Unsound) => void) {
  const unsound = new Map<string, readonly Unsound[]>()
  const sound = new Map<string, Set<string>>()
  const whole = new Set<string>()

  const note = (found: Unsound) => {
    const key = `${found.kind} ${found.id}`
    const known = unsound.get(key) ?? []
    if (known.some(({ part }) => part === undefined || part === found.part)) return
    unsound.set(key, [...known, found])
    tell(found)
  }

  /** The owners that were found sound in this part. */
  const soundIn = (kind: Kind, part: number): Set<string> => {
    const key = `${kind} ${part}`
    const known = sound.get(key) ?? new Set()
    sound.set(key, known)
    return known
  }

  const isKnownUnsound = (kind: Kind, id: string, part: number): boolean => {
    const found = unsound.size > 0 ? unsound.get(`${kind} ${id}`) : undefined
    return found?.some((one) => one.part === undefined || one.part === part) ?? false
  }

  return {
    note,
    unsound: (): readonly Unsound[] => [...unsound.values()].flat(),
    isUnsound: (kind: Kind, id: string): boolean => unsound.has(`${kind} ${id}`),
    forget: () => {
      unsound.clear()
      sound.clear()
      whole.clear()
    },

    /** A head of what stands. */
    standing: (kind: Kind, id: string): Head => {
      const stand = parts[kind].map((_, part) => sumOf(kind, id, part))
      return { kind, id, n: 0, counts: stand.map(({ count }) => count), sums: stand.map(({ sum }) => sum) }
    },

    /** Takes note that every owner of a kind was looked at in this part: whoever was not found unsound is sound. */
    vouch: (kind: Kind, part: number) => void whole.add(`${kind} ${part}`),

    /** Looked at once, then remembered: while the house is open nobody else can write to the file. */
    isSound: (kind: Kind, id: string, part: number): boolean =>
      !isKnownUnsound(kind, id, part) &&
      (whole.has(`${kind} ${part}`) || soundIn(kind, part).has(id) || look(kind, id, part)),

    look,
  }

  /** Holds the rows that stand against the head, whatever was found before. */
  function look(kind: Kind, id: string, part: number): boolean {
    const head = book.readHead(kind, id)
    if (head === 'forged') {
      note({ kind, id, what: 'altered', where: 'heads' })
      return false
    }
    const { counts, sums } = expected(head ?? emptyHead(kind, id))
    const stands = sumOf(kind, id, part)
    const count = counts[part] ?? 0
    if (stands.count === count && stands.sum === sums[part]) {
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
        sum = added(sum, termOf(mac(), name, columnsOf(name), values))
      }
    }
    return { count, sum, where }
  }

  function rowsOf(name: SealedName, id: string): readonly Value[][] {
    const { owner, ownedBy, worth } = tableOf(name)
    const list = columnsOf(name)
      .map((column) => `t.${column}`)
      .join(', ')
    const text = `select ${list} from main.${name} t where ${ownedBy?.('t') ?? `${owner('t')} = ?`}${worth ? ` and ${worth('t')}` : ''}`
    return book.statement(text).raw(true).all(id) as Value[][]
  }
}
