import type { CompiledQuery } from 'kysely'
import type { Db } from './database.ts'

/**
 * A query that is built and compiled once and then run with other values: for the few that every page asks, where Kysely's
 * building costs as much as SQLite's answer. The values are the first of the query, in their order.
 */
export function compiledOnce<Row, Values extends readonly unknown[]>(
  build: (db: Db, ...values: Values) => { readonly compile: () => CompiledQuery<Row> },
): (db: Db, ...values: Values) => Promise<readonly Row[]> {
  let compiled: CompiledQuery<Row> | undefined
  return async (db, ...values) => {
    compiled ??= inOrder(build(db, ...values).compile(), values)
    const parameters = [...values, ...compiled.parameters.slice(values.length)]
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows
  }
}

function inOrder<Row>(compiled: CompiledQuery<Row>, values: readonly unknown[]): CompiledQuery<Row> {
  if (values.some((value, at) => compiled.parameters[at] !== value))
    throw new Error(`The values do not stand first and in their order in: ${compiled.sql}`)
  return compiled
}
