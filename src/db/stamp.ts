import { sql } from 'kysely'
import type { Db } from './connection.ts'

/**
 * Which version of the program last changed the tables of a file, in the number that SQLite keeps for it in the file's head
 * (`user_version`): so an older program can say which one it takes. It decides nothing.
 */
export async function stamp(db: Db, version: string): Promise<void> {
  await sql.raw(`pragma user_version = ${numberOf(version)}`).execute(db)
}

/** The version that a file asks for; where it has none that is newer than `own`, words that say only this much: `> 0.1.0`. */
export async function stampOf(db: Db, own: string): Promise<string> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  const found = rows[0]?.user_version ?? 0
  return found > numberOf(own) ? versionOf(found) : `> ${own}`
}

/** `1.23.4` is 1023004: three digits for each part but the first. Anything else is 0. */
function numberOf(version: string): number {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})/.exec(version)?.slice(1).map(Number)
  return parts ? parts.reduce((sum, part) => sum * 1000 + part, 0) : 0
}

const versionOf = (number: number): string =>
  [Math.floor(number / 1_000_000), Math.floor(number / 1000) % 1000, number % 1000].join('.')
