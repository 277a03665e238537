import { rm } from 'node:fs/promises'
import Sqlite from 'better-sqlite3'
import type { Head } from '#db/log/log.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { type Print, printOf } from './durable.ts'
import { type Counts, counted } from './manifest.ts'

export type BlobRow = { readonly id: string; readonly cipher_hash: string }

export type Proof = {
  readonly migrations: readonly string[]
  readonly counts: Counts
  readonly blobs: readonly BlobRow[]
  readonly older: boolean
}

/** Everything that can be said of the copy without a key, looked at in the copy itself and not in what it was made from. */
export async function proveDatabase(
  file: string,
  written: Print,
  { head, before, installation }: { head: Head; before: Head | undefined; installation: string },
): Promise<Proof> {
  const found = await printOf(file)
  if (found.sha256 !== written.sha256) throw new Trouble('copy-file-altered', { file })
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    raw.pragma('locking_mode = exclusive')
    raw.pragma('trusted_schema = off')
    if (!isWhole(raw)) throw new Trouble('copy-database-broken', { file })
    const chainAt = raw.prepare<[number], string>('select chain from log where seq = ?').pluck()
    const newest = raw.prepare<[], number>('select coalesce(max(seq), 0) from log').pluck().get() ?? 0
    const isOfThatMoment = newest === head.seq && (head.seq === 0 || chainAt.get(head.seq) === head.chain)
    const owner = raw.prepare<[], string>('select id from installation').pluck().get()
    if (!isOfThatMoment || owner !== installation) throw new Trouble('copy-database-broken', { file })
    return {
      migrations: raw.prepare<[], string>('select name from migrations order by rowid').pluck().all(),
      counts: countsIn(raw),
      blobs: raw.prepare<[], BlobRow>('select id, cipher_hash from blobs order by id').all(),
      older: before !== undefined && before.seq > 0 && chainAt.get(before.seq) !== before.chain,
    }
  } finally {
    raw.close()
    for (const end of ['-wal', '-shm', '-journal']) await rm(file + end, { force: true })
  }
}

/** Whether SQLite finds pages, indexes and references as they should be. */
export const isWhole = (raw: Sqlite.Database): boolean =>
  raw.pragma('integrity_check', { simple: true }) === 'ok' &&
  (raw.pragma('foreign_key_check') as readonly unknown[]).length === 0

/** How many rows the tables have that everything hangs on. */
export const countsIn = (raw: Sqlite.Database): Counts =>
  Object.fromEntries(
    counted.map((table) => [table, raw.prepare(`select count(*) from ${table}`).pluck().get()]),
  ) as unknown as Counts
