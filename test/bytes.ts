import Sqlite from 'better-sqlite3'

/** A file of SQLite that was closed, as it is opened in memory, where there is no write-ahead log. */
export function bytesOf(file: string): Buffer {
  const raw = new Sqlite(file)
  raw.pragma('journal_mode = delete')
  const bytes = raw.serialize()
  raw.close()
  return bytes
}
