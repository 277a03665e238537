import type { Kysely } from 'kysely'
import * as thread from './0001-thread.ts'

/** Append-only: a migration that has run anywhere is never edited. A newer file refuses an older program (database.ts). */
export const migrations: readonly { readonly name: string; readonly up: (db: Kysely<unknown>) => Promise<void> }[] = [
  { name: '0001-thread', up: thread.up },
]
