import { changesOf, type Db } from './database.ts'

type Answers = { readonly at: number; readonly by: Map<string, Promise<unknown>> }

const known = new WeakMap<Db, Answers>()

/** More questions than people who could ask them in a minute; then all are forgotten. */
const most = 5000

/**
 * An answer that holds until something is written: whose session this is, which seats are open, what waits. Every request
 * asks, and the answers change seldom. `ask` may read nothing but the database, and `key` says what it reads. Inside a
 * transaction nothing is remembered, since it may be undone.
 */
export function remembered<Value>(db: Db, key: string, ask: () => Promise<Value>): Promise<Value> {
  const changes = changesOf(db)
  if (changes === undefined) return ask()

  const answers = answersAt(db, changes)
  const answered = answers.get(key)
  if (answered) return answered as Promise<Value>

  const asked = ask()
  answers.set(key, asked)
  asked.catch(() => answers.delete(key))
  return asked
}

function answersAt(db: Db, changes: number): Map<string, Promise<unknown>> {
  const answers = known.get(db)
  if (answers?.at === changes && answers.by.size < most) return answers.by
  const fresh = { at: changes, by: new Map<string, Promise<unknown>>() }
  known.set(db, fresh)
  return fresh.by
}
