import type { Table } from './changes.ts'
import { type Answers, Database, type Db } from './connection.ts'

/** More questions than people who could ask them in a minute; then all are forgotten. */
const most = 5000

/**
 * An answer that holds until something is written: whose session this is, which seats are open, what waits. Every request
 * asks, and the answers change seldom. `ask` may read nothing but the database, and `key` says what it reads; where `of` says
 * from which tables, it holds until one of those is written to. Inside a transaction nothing is remembered, since it may be
 * undone.
 */
export function remembered<Value>(
  db: Db,
  key: string,
  ask: () => Promise<Value>,
  of?: readonly Table[],
): Promise<Value> {
  if (!(db instanceof Database)) return ask()
  const { by } = answersOf(db, of)
  const answered = by.get(key)
  if (answered) return answered as Promise<Value>

  const asked = ask()
  by.set(key, asked)
  asked.catch(() => by.delete(key))
  return asked
}

/**
 * Names this very list in a key: one that is handed out anew after each change, and may name as many dossiers as there are. The
 * same list must never say something else.
 */
export function named(db: Db, list: readonly string[]): string {
  if (!(db instanceof Database)) return list.join(' ')
  const name = db.names.get(list) ?? `list ${++db.named}`
  db.names.set(list, name)
  return name
}

/** Those that still hold. */
function answersOf(db: Database, of: readonly Table[] | undefined): Answers {
  const [tables, at] = [of?.join(' ') ?? '', db.changes(of)]
  const known = db.answers.get(tables)
  if (known?.at === at && known.by.size < most) return known
  const none: Answers = { at, by: new Map() }
  db.answers.set(tables, none)
  return none
}
