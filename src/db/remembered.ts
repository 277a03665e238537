import { Database, type Db } from './database.ts'

/** More questions than people who could ask them in a minute; then all are forgotten. */
const most = 5000

/**
 * An answer that holds until something is written: whose session this is, which seats are open, what waits. Every request
 * asks, and the answers change seldom. `ask` may read nothing but the database, and `key` says what it reads. Inside a
 * transaction nothing is remembered, since it may be undone.
 */
export function remembered<Value>(db: Db, key: string, ask: () => Promise<Value>): Promise<Value> {
  if (!(db instanceof Database)) return ask()
  const { answers } = db
  if (answers.at !== db.changes() || answers.by.size >= most) {
    answers.at = db.changes()
    answers.by = new Map()
  }
  const { by } = answers
  const answered = by.get(key)
  if (answered) return answered as Promise<Value>

  const asked = ask()
  by.set(key, asked)
  asked.catch(() => by.delete(key))
  return asked
}
