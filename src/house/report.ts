import pino from 'pino'
import { Damaged } from '#domain/errors.ts'
import { inSource } from './source-places.ts'

const log = pino({ name: 'juanzong' })

/**
 * Writes an error of the program for whoever keeps the machine: its kind, the code of SQLite or of the system, the table
 * and id where one is known, and the places in the program, for it and for what caused it. Its message may quote data, so
 * it is left out.
 */
export function report(error: unknown, more: Readonly<Record<string, string>> = {}): void {
  const causes = causesOf(error)
  log.error({ ...more, ...told(error), ...(causes.length > 0 && { causes: causes.map(told) }) })
}

/** At most so many, should they be joined in a ring. */
const deepest = 5

function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = []
  for (let at = error; at instanceof Error && at.cause !== undefined && causes.length < deepest; at = at.cause) {
    causes.push(at.cause)
  }
  return causes
}

function told(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: error.constructor.name,
    ...('code' in error && { code: String(error.code) }),
    ...('syscall' in error && { syscall: String(error.syscall) }),
    ...whereOf(error),
    at: at && inSource(at.slice(0, 12)),
  }
}

/** Of SQLite's messages only the column that a constraint names is told: the rest may hold what was written. */
function whereOf(error: Error): Readonly<Record<string, string>> {
  if (error instanceof Damaged && error.where) return error.where
  const column = /constraint failed: ([a-z_]+(?:\.[a-z_]+)?)/.exec(error.message)?.[1]
  const table = column ?? /no such (?:table|column): ([a-z_.]+)/.exec(error.message)?.[1]
  return table ? { table } : {}
}
