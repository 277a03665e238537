import type { Table } from './changes.ts'
import { type Asked, Database, type Db } from './connection.ts'
import { openTransaction } from './inside.ts'

/**
 * An answer that holds until something is written: whose session this is, which seats are open, what waits. Every request
 * asks, and the answers change seldom. `ask` may read nothing but the database, and `key` says what it reads; where `of` says
 * from which tables, it holds until one of those is written to. A transaction is told what was remembered before it, as long as
 * nobody wrote to these tables, itself included; nothing that it asks is remembered, since it may be undone.
 */
export function remembered<Value>(
  db: Db,
  key: string,
  ask: () => Promise<Value>,
  of?: readonly Table[],
): Promise<Value> {
  if (!(db instanceof Database)) {
    // Only what has come already: an answer that still waits may wait for the end of this very transaction.
    const known = openTransaction()?.recall?.(key, of)
    return known ? Promise.resolve(known.value as Value) : ask()
  }
  const { by } = db.answersOf(of)
  const known = by.get(key)
  if (known) return known.asked as Promise<Value>

  const asked = ask()
  const one: Asked = { asked }
  by.set(key, one)
  asked.then(
    (value) => {
      one.answered = { value }
    },
    () => by.delete(key),
  )
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
