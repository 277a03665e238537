import type Sqlite from 'better-sqlite3'
import { tableChanged } from './changes.ts'
import type { Disk } from './disk.ts'
import { insideTransaction } from './inside.ts'
import { createLate, type Late } from './late.ts'
import type { Seals } from './seals/seals.ts'

/**
 * Preparing is the slow part of better-sqlite3 13, so a statement is prepared once per SQL text. `changing` is told of
 * the table of each one that is about to change data, the access log aside: that records reads and answers no question of theirs. Just
 * before a commit the seals follow what was written; a change outside a transaction gets one of its own for that. Commits
 * wait for the disk, those of `inTransaction` aside, which waits by itself. What waits for the end of a commit is written
 * before any statement that may see it; whoever knows what a statement sees tells `late` and takes it as `prepared`.
 */
export function withStatementCache(
  raw: Sqlite.Database,
  { seals, disk }: { readonly seals: Seals; readonly disk: Disk },
  changing: (table: string | undefined) => void,
): {
  readonly database: Sqlite.Database
  readonly late: Late
  readonly prepared: (text: string) => Sqlite.Statement
} {
  type Cached = {
    readonly statement: Sqlite.Statement
    readonly changes: false | { readonly table: string | undefined }
  }
  const known = new Map<string, Cached>()
  const prepare = raw.prepare.bind(raw)
  const make = (text: string): Cached => {
    const statement = prepare(text)
    if (/^\s*begin\b/i.test(text)) return { statement: beginning(statement, disk), changes: false }
    if (/^\s*commit\b/i.test(text)) return { statement: committing(statement, seals, disk), changes: false }
    if (/^\s*(?:savepoint|release|rollback\s+to)\b/i.test(text)) return { statement, changes: false }
    if (/^\s*rollback\b/i.test(text)) return { statement: undoing(statement, seals, disk), changes: false }
    const writes = !/^\s*(?:select|pragma)\b/i.test(text)
    if (!writes) return { statement, changes: false }
    const table = tableChanged(text)
    return {
      statement: alone(raw, statement, { seals, disk }),
      changes: table !== 'log' && { table },
    }
  }
  const keep = (text: string, made: Cached) => {
    if (known.size > 500) known.clear()
    known.set(text, made)
    return made
  }
  const cached = (text: string): Cached => known.get(text) ?? keep(text, make(text))
  const prepared = (text: string) => {
    const { statement, changes } = cached(text)
    if (changes) changing(changes.table)
    return statement
  }
  // Noted as a change when it was put there.
  const run = (text: string, values: readonly unknown[]) => void cached(text).statement.run(values)
  const late = createLate({ run, changing, ensureOurs: seals.ensureOurs, asEnsured: seals.asEnsured })
  raw.prepare = ((text: string) => {
    late.before(text)
    return prepared(text)
  }) as typeof raw.prepare
  return { database: raw, late, prepared }
}

/** What Kysely uses of a statement. */
type Running = Pick<Sqlite.Statement, 'reader' | 'run' | 'all' | 'iterate'>

const standingFor = (statement: Sqlite.Statement, around: <T>(work: () => T) => T): Sqlite.Statement =>
  ({
    reader: statement.reader,
    run: (...values: unknown[]) => around(() => statement.run(...values)),
    all: (...values: unknown[]) => around(() => statement.all(...values)),
    iterate: (...values: unknown[]) => statement.iterate(...values),
  }) satisfies Running as unknown as Sqlite.Statement

const beginning = (statement: Sqlite.Statement, disk: Disk) =>
  standingFor(statement, (work) => {
    if (!insideTransaction()) {
      disk.waitItself()
      return work()
    }
    disk.letWait()
    try {
      return work()
    } catch (error) {
      disk.ended()
      throw error
    }
  })

const committing = (statement: Sqlite.Statement, seals: Seals, disk: Disk) =>
  standingFor(statement, (work) => {
    seals.settle()
    const done = work()
    disk.committed()
    disk.ended()
    seals.committed()
    return done
  })

const undoing = (statement: Sqlite.Statement, seals: Seals, disk: Disk) =>
  standingFor(statement, (work) => {
    seals.rolledBack()
    try {
      return work()
    } finally {
      disk.ended()
    }
  })

function alone(
  raw: Sqlite.Database,
  statement: Sqlite.Statement,
  { seals, disk }: { readonly seals: Seals; readonly disk: Disk },
) {
  return standingFor(statement, (work) => {
    if (raw.inTransaction) return seals.isKeyed ? seals.following(work) : work()
    disk.waitItself()
    if (!seals.isKeyed) return work()
    raw.exec('begin immediate')
    try {
      const done = work()
      seals.settle()
      raw.exec('commit')
      seals.committed()
      return done
    } catch (error) {
      if (raw.inTransaction) raw.exec('rollback')
      seals.rolledBack()
      throw error
    }
  })
}
