import type { CompiledQuery } from 'kysely'
import { Database, type Db } from './connection.ts'
import { openTransaction } from './inside.ts'
import { type Late, type LateTable, made, type Sees } from './late.ts'

type How = {
  /** May wait for the end of a commit that several share (late.ts): to which table it writes, and which value says whose. */
  readonly late?: { readonly table: LateTable; readonly of: number }
  /** What it sees of that: rows of what its first value names alone, or no column of any. */
  readonly sees?: 'own' | 'none'
}

/**
 * A query that is built and compiled once and then run with other values: for the few that every page or change asks, where
 * Kysely's building and its way to the connection cost more than SQLite's answer. The values are the first of the query, in
 * their order.
 */
export function compiledOnce<Row, Values extends readonly unknown[]>(
  build: (db: Db, ...values: Values) => { readonly compile: () => CompiledQuery<Row> },
  { late, sees }: How = {},
): (db: Db, ...values: Values) => Promise<readonly Row[]> {
  let compiled: CompiledQuery<Row> | undefined
  return async (db, ...values) => {
    compiled ??= keptPlan(compiledOf(build, db, late ? (values.map(made) as readonly unknown[] as Values) : values))
    const more = compiled.parameters.length > values.length ? compiled.parameters.slice(values.length) : none
    const parameters = more === none ? values : [...values, ...more]
    const waiting = late && lateOn(db)
    if (waiting) {
      waiting.put({ text: compiled.sql, values: parameters, table: late.table, of: String(values[late.of]) })
      return []
    }
    const run = runningOn(db)
    const given = late ? parameters.map(made) : parameters
    if (run) return run(compiled.sql, given, seenBy(sees, values)) as readonly Row[]
    return (await db.executeQuery<Row>({ ...compiled, parameters: given })).rows
  }
}

const none: readonly unknown[] = []

/** At once, where the caller's own transaction is open, or none is; else another's has to end first. */
function runningOn(db: Db): Database['run'] | undefined {
  if (db instanceof Database) return db.isBusy() ? undefined : db.run
  return openTransaction()?.run
}

const seenBy = (sees: How['sees'], [first]: readonly unknown[]): Sees =>
  sees === 'own' ? { own: String(first) } : sees

const lateOn = (db: Db): Late | undefined => (db instanceof Database ? undefined : openTransaction()?.traces.late)

function compiledOf<Row, Values extends readonly unknown[]>(
  build: (db: Db, ...values: Values) => { readonly compile: () => CompiledQuery<Row> },
  db: Db,
  values: Values,
): CompiledQuery<Row> {
  const compiled = build(db, ...values).compile()
  if (values.some((value, at) => compiled.parameters[at] !== value))
    throw new Error(`The values do not stand first and in their order in: ${compiled.sql}`)
  return compiled
}

/**
 * SQLite plans a query anew each time that a value of a comparison is given, where there is a join, an order, a group or a
 * limit beside it; not so where the value is a query of its own. It was two thirds of what such an answer costs.
 */
function keptPlan<Row>(compiled: CompiledQuery<Row>): CompiledQuery<Row> {
  if (!/^\s*(?:select|with)\b/i.test(compiled.sql)) return compiled
  return { ...compiled, sql: compiled.sql.replaceAll(/(= |\blimit )\?(?![\w?])/g, '$1(select ?)') }
}
