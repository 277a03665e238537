import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import * as thread from './0001-thread.ts'

type Migration = { readonly name: string; readonly up: (db: Kysely<Schema>) => Promise<void> }

/** Append-only: a migration that has run anywhere is never edited. A newer file refuses an older program (database.ts). */
export const migrations: readonly Migration[] = [{ name: '0001-thread', up: thread.up }]
