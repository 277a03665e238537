import type Sqlite from 'better-sqlite3'
import type { Db } from '#db/database.ts'
import { createStill } from '#db/still.ts'
import { Damaged, Standstill } from '#domain/errors.ts'
import type { Mac } from '#keys/mac.ts'
import { createBook } from './book.ts'
import { createFollowing } from './following.ts'
import type { Head } from './head.ts'
import { createSoundness, type Unsound } from './soundness.ts'
import type { Kind, SealedName } from './tables.ts'

/** What a query needs that answers only what was written. */
export type Sound = { readonly db: Db; readonly seals: Pick<Seals, 'isSound'> }

/**
 * What is written to in spite of it, since it ends it: what is asked for and agreed to, envelopes that prove themselves; and
 * the second factors without which those who agree do not come in. A code of one is used up here as anywhere.
 */
const endsReadOnly: ReadonlySet<SealedName> = new Set(['agreements', 'factors', 'factor_codes'])

/** The authentication of one connection (docs/decisions/0081). Nothing above `db` has to think of it when it writes. */
export type Seals = ReturnType<typeof createSeals>

/**
 * Watches over rows in clear that decide something: follows every write, and says whether what is read was altered
 * (docs/security.md §4).
 */
export function createSeals(raw: Sqlite.Database) {
  let mac: Mac | undefined
  let tell: (unsound: Unsound) => void = () => {}
  let readOnly = false
  const columns = new Map<SealedName, readonly string[]>()

  const keyed = (): Mac => {
    if (!mac) throw new Error('The seals have no key yet.')
    return mac
  }
  const book = createBook(raw, keyed)
  const columnsOf = (name: SealedName): readonly string[] => {
    const known = columns.get(name) ?? book.columnsIn(name)
    columns.set(name, known)
    return known
  }
  const ensureWritable = (kind: Kind, id: string, table: SealedName) => {
    if (readOnly && !endsReadOnly.has(table)) throw new Standstill()
    if (soundness.isUnsound(kind, id)) throw new Damaged({ table, id })
  }
  const following = createFollowing({ raw, book, mac: keyed, columnsOf, ensureWritable })
  const soundness = createSoundness({ book, mac: keyed, columnsOf, expected: following.expected }, (found) =>
    tell(found),
  )

  return {
    statement: book.statement,
    /** Where the data lies; undefined in memory. */
    file: raw.memory ? undefined : raw.name,
    still: createStill(raw),
    get isInTransaction() {
      return raw.inTransaction
    },
    readRoot: book.readRoot,
    writeRoot: book.writeRoot,
    columnsOf,

    get isKeyed() {
      return mac !== undefined
    },
    /** From here on every write is followed. `then` hears of each thing that is found unsound, once. */
    key: (given: Mac, then: (unsound: Unsound) => void) => {
      const isFollowing = mac !== undefined
      mac = given
      tell = then
      if (!isFollowing) following.begin()
    },

    /** While nobody has said that this copy of the data may be gone on with, nothing that decides is written. */
    refuseWriting: (refused: boolean) => {
      readOnly = refused
    },
    get isReadOnly() {
      return readOnly
    },

    settle: () => {
      if (mac) following.settle()
    },
    addUp: () => {
      if (mac) following.addUp()
    },
    /** Throws where a row of this owner may not be written, or its head is not ours: asked before what is written late. */
    ensureOurs: (table: SealedName, id: string) => {
      if (mac) following.ensureOurs(table, id)
    },
    asEnsured: following.asEnsured,
    mark: following.mark,
    committed: following.committed,
    rolledBack: following.rolledBack,
    whenCommitted: following.whenCommitted,
    whenMoved: following.whenMoved,
    following: following.following,
    busy: following.busy,
    get isSettled() {
      return following.isSettled
    },

    /** Whether the rows of this owner are those that were written, in this part. */
    isSound: (kind: Kind, id: string, part = 0): boolean => !mac || soundness.isSound(kind, id, part),
    look: soundness.look,
    vouch: soundness.vouch,
    note: soundness.note,
    unsound: soundness.unsound,

    standing: soundness.standing,
    /** Takes these heads in place of those that stood, in the open transaction; `trust` is to follow its commit. */
    beginAnew: (heads: readonly Head[], { all }: { readonly all: boolean }) => {
      book.beginAnew(heads, all)
      following.anew()
    },
    /** What was found is looked at anew, and written to again. */
    trust: () => {
      readOnly = false
      soundness.forget()
    },
  }
}
