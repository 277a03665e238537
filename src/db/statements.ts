import type Sqlite from 'better-sqlite3'
import type { Seals } from './seals/seals.ts'

/**
 * Preparing is the slow part of better-sqlite3 13, so a statement is prepared once per SQL text. `changing` is called for
 * each one that is about to change data, the access log aside: that records reads and answers no question of theirs. Just
 * before a commit the seals follow what was written; a change outside a transaction gets one of its own for that.
 */
export function withStatementCache(raw: Sqlite.Database, seals: Seals, changing: () => void): Sqlite.Database {
  type Cached = { readonly statement: Sqlite.Statement; readonly changes: boolean }
  const known = new Map<string, Cached>()
  const prepare = raw.prepare.bind(raw)
  const make = (text: string): Cached => {
    const statement = prepare(text)
    if (/^\s*commit\b/i.test(text)) return { statement: committing(statement, seals), changes: false }
    if (/^\s*rollback\b/i.test(text)) return { statement: undoing(statement, seals), changes: false }
    const writes = !/^\s*(?:select|begin|pragma)\b/i.test(text)
    return {
      statement: writes ? alone(raw, statement, seals) : statement,
      changes: writes && !/^\s*insert into "log" /i.test(text),
    }
  }
  raw.prepare = ((text: string) => {
    const cached = known.get(text) ?? make(text)
    if (known.size > 500) known.clear()
    known.set(text, cached)
    if (cached.changes) changing()
    return cached.statement
  }) as typeof raw.prepare
  return raw
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

const committing = (statement: Sqlite.Statement, seals: Seals) =>
  standingFor(statement, (work) => {
    seals.settle()
    const done = work()
    seals.committed()
    return done
  })

const undoing = (statement: Sqlite.Statement, seals: Seals) =>
  standingFor(statement, (work) => {
    seals.rolledBack()
    return work()
  })

function alone(raw: Sqlite.Database, statement: Sqlite.Statement, seals: Seals) {
  return standingFor(statement, (work) => {
    if (!seals.isKeyed) return work()
    if (raw.inTransaction) return seals.following(work)
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
