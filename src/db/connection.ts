import type Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Changes, Table } from './changes.ts'
import type { Disk } from './disk.ts'
import { type Answered, openTransaction } from './inside.ts'
import type { Late, Sees } from './late.ts'
import type { Schema } from './schema.ts'
import type { Seals } from './seals/seals.ts'
import { createTogether, type Together } from './together.ts'

export type Db = Kysely<Schema>

/** More questions than people who could ask them in a minute; then all are forgotten. */
const most = 5000

type Kept = {
  readonly seals: Seals
  readonly disk: Disk
  /** How often data was changed over this connection. */
  readonly changes: Changes['count']
  readonly markChanges: Changes['mark']
  /** What waits for the end of a commit. */
  readonly late: Late
  /** A statement without asking first whether it sees some of that. */
  readonly prepared: (text: string) => Sqlite.Statement
}

/** The connection of the house, outside of any transaction. What is remembered of its answers lives and dies with it. */
export class Database extends Kysely<Schema> {
  readonly seals: Seals
  readonly disk: Disk
  readonly changes: Changes['count']
  readonly markChanges: Changes['mark']
  /** Whether a transaction is open. */
  readonly isBusy: () => boolean
  /** Runs a statement at once, inside whatever transaction is open: for `compiledOnce` alone, which asks before. */
  readonly run: (text: string, values: readonly unknown[], sees?: Sees) => readonly unknown[]
  readonly late: Late
  /** Begins a part of the open transaction that can be undone by itself. */
  readonly beginPart: () => Part
  /** Runs a work with those who come at the same time, in one transaction; answers once it is committed. */
  readonly together: Together
  /** By the tables that they are read from. */
  readonly answers = new Map<string, Answers>()
  /** What was answered before and still holds. */
  readonly recall = (key: string, of: readonly Table[] | undefined): Answered | undefined =>
    this.answersOf(of).by.get(key)?.answered
  /** What asks whose session this is (sessions.ts), for each that needs it. */
  readonly sessions = new WeakMap<object, unknown>()
  /** How lists are called in questions (remembered.ts), and how many were given a name. */
  readonly names = new WeakMap<readonly string[], string>()
  named = 0

  constructor(database: Sqlite.Database, { seals, disk, changes, markChanges, late, prepared }: Kept) {
    super({ dialect: new SqliteDialect({ database }) })
    refuseToWaitForItself(this)
    this.seals = seals
    this.disk = disk
    this.changes = changes
    this.markChanges = markChanges
    this.isBusy = () => database.inTransaction
    this.late = late
    this.run = (text, values, sees) => {
      late.before(text, sees)
      const statement = prepared(text)
      if (statement.reader) return statement.all(values)
      statement.run(values)
      return []
    }
    this.beginPart = () => partOf(this)
    this.together = createTogether(this)
  }

  /** Those that still hold. */
  answersOf(of: readonly Table[] | undefined): Answers {
    const [tables, at] = [of ? tablesIn(of) : '', this.changes(of)]
    const known = this.answers.get(tables)
    if (known?.at === at && known.by.size < most) return known
    const none: Answers = { at, by: new Map() }
    this.answers.set(tables, none)
    return none
  }
}

const tablesIn = (of: readonly Table[]): string => (of.length === 1 ? (of[0] ?? '') : of.join(' '))

/**
 * Whoever asks the connection itself from within a transaction would wait for the end of that transaction, and so for ever,
 * and everybody who writes with it: it is a bug and says so.
 */
function refuseToWaitForItself(database: Database): void {
  const executor = database.getExecutor()
  const provide = executor.provideConnection.bind(executor)
  executor.provideConnection = async (work, options) => {
    if (openTransaction()?.hasBegun) throw new Error('In a transaction its own app is asked, not the one of outside.')
    return provide(work, options)
  }
}

/** A part of a transaction: kept with it, or undone alone. */
export type Part = {
  /** Adds it up with the rest. Throws where what it wrote to is not ours. */
  readonly keep: () => void
  /** Answers false where SQLite has undone the whole transaction by itself, since the disk is full. */
  readonly undo: () => boolean
}

function partOf({ run, seals, late, isBusy }: Pick<Database, 'run' | 'seals' | 'late' | 'isBusy'>): Part {
  const back = [seals.mark(), late.mark()]
  run('savepoint part', [])
  return {
    keep: () => {
      seals.addUp()
      run('release part', [])
    },
    undo: () => {
      if (!isBusy()) return false
      for (const one of back) one()
      run('rollback to part', [])
      run('release part', [])
      return true
    },
  }
}

/** The connection itself; inside a transaction there is none to be had. */
export function connectionOf(db: Db): Database {
  if (!(db instanceof Database)) throw new Error('This needs the connection itself, outside of any transaction.')
  return db
}

/** Answers by question, all of the state of the same tables after so many changes (remembered.ts). */
export type Answers = { readonly at: number; readonly by: Map<string, Asked> }

/** A question that was asked, and its answer once that has come. */
export type Asked = { readonly asked: Promise<unknown>; answered?: Answered }
