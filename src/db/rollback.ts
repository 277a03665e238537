import type Sqlite from 'better-sqlite3'

/**
 * Where the disk is full SQLite rolls a transaction back by itself. To roll it back once more is then an error that would
 * hide why, so it does nothing.
 */
export function rollingBackOnce(raw: Sqlite.Database): Sqlite.Database {
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((text: string) => {
    const statement = prepare(text)
    if (!/^\s*rollback\s*$/i.test(text)) return statement
    const run = statement.run.bind(statement)
    statement.run = () => (raw.inTransaction ? run() : { changes: 0, lastInsertRowid: 0 })
    return statement
  }) as typeof raw.prepare
  return raw
}
