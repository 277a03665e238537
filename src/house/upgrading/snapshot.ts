import { readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Still } from '#db/still.ts'
import type { Instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { copyWhole, force, makeFolder, type Print, printOf, unfinished, writeWhole } from '#house/copies/durable.ts'
import { namesIn } from '#house/copies/folder.ts'
import { isWhole } from '#house/copies/proving.ts'

/** 升级前的副本: the data file as it was before a newer program changed its tables, beside the data. */
export type Snapshot = {
  readonly name: string
  readonly file: string
  readonly at: Instant
  /** What had run on the file. */
  readonly migrations: readonly string[]
  readonly print: Print
}

/** How many stay. Each is as large as the data file; encrypted files never change and need no copy. */
const most = 3

/** Where the snapshots of a data folder lie. */
export const snapshotsIn = (data: string) => join(data, 'before-upgrade')

type Source = { readonly file: string | undefined; readonly still: Still }

type How = {
  readonly at: Instant
  readonly migrations: readonly string[]
  readonly progress?: ((done: number, total: number) => void) | undefined
}

/**
 * Copies the data file of an open connection, byte for byte, and proves the copy: the bytes that lie on the disk, pages,
 * indexes and references. Its note is written last, and what has no note is no snapshot. Older ones than three go.
 */
export async function keepBefore(data: string, { file, still }: Source, how: How): Promise<Snapshot> {
  if (file === undefined) throw new Error('What lies in memory has no snapshot.')
  const folder = snapshotsIn(data)
  await makeFolder(folder)
  for (const name of await namesIn(folder)) if (name.includes(unfinished)) await rm(join(folder, name))
  const [name, progress] = [nameOf(how.at), how.progress ?? (() => {})]
  const target = join(folder, `${name}.db`)
  const total = await sizeOf(file)
  let done = 0
  const told = (bytes: number) => {
    done += bytes
    progress(done, Math.max(done, total))
  }
  const print = await still(() => copyWhole(file, target, { told }))
  await prove(target, print)
  const note = { at: how.at, migrations: how.migrations, print }
  await writeWhole(noteOf(folder, name), `${JSON.stringify(note)}\n`)
  await forgetOld(data)
  return { name, file: target, ...note }
}

/** Whole snapshots, the newest first. */
export async function snapshots(data: string): Promise<readonly Snapshot[]> {
  const folder = snapshotsIn(data)
  const names = (await namesIn(folder)).filter((name) => /^[\dTZ]+\.json$/.test(name)).map((name) => name.slice(0, -5))
  const found: Snapshot[] = []
  for (const name of names.sort().reverse()) {
    const note = await readFile(noteOf(folder, name), 'utf8').then(JSON.parse, () => undefined)
    if (note?.print) found.push({ name, file: join(folder, `${name}.db`), ...note })
  }
  return found
}

/**
 * The way back: the newest snapshot that this program knows takes the place of the data file, which is laid beside the
 * snapshots as `…-after.db`. The folder must be held. Throws `Trouble` where there is none, or it is not what it was.
 */
export async function putBack(data: string, known: ReadonlySet<string>, at: Instant): Promise<Snapshot> {
  const { database } = placesIn(data)
  const folder = snapshotsIn(data)
  const found = (await snapshots(data)).find(({ migrations }) => migrations.every((name) => known.has(name)))
  if (!found) throw new Trouble('upgrade-no-snapshot', { folder })
  await prove(found.file, found.print)
  const laid = join(folder, `${nameOf(at)}.laid${unfinished}`)
  await copyWhole(found.file, laid)
  emptyLog(database)
  // The newer file is under its new name before the older one takes its place: whatever ends this, both are there.
  await copyWhole(database, join(folder, `${nameOf(at)}-after.db`))
  await force(folder)
  await rename(laid, database)
  await force(data)
  return found
}

/** Brings what SQLite still has beside the file into it, or it would be taken for that of the file that comes. */
function emptyLog(file: string): void {
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    raw.pragma('locking_mode = exclusive')
    raw.pragma('wal_checkpoint(truncate)')
    raw.pragma('journal_mode = delete')
  } finally {
    raw.close()
  }
}

/** Throws `Trouble` for a copy that is not what was written, or in which SQLite finds fault. */
async function prove(file: string, written: Print): Promise<void> {
  const found = await printOf(file).catch(() => undefined)
  if (!found || found.sha256 !== written.sha256) throw new Trouble('upgrade-snapshot-altered', { file })
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    raw.pragma('locking_mode = exclusive')
    raw.pragma('trusted_schema = off')
    if (!isWhole(raw)) throw new Trouble('database-unreadable', { file })
  } finally {
    raw.close()
    for (const end of ['-wal', '-shm', '-journal']) await rm(file + end, { force: true })
  }
}

async function forgetOld(data: string): Promise<void> {
  const folder = snapshotsIn(data)
  for (const { name, file } of (await snapshots(data)).slice(most)) {
    await rm(noteOf(folder, name), { force: true })
    await rm(file, { force: true })
  }
}

/** `20261129T013000123Z`, which sorts as the moments do. */
const nameOf = (at: Instant) => at.replace(/[-:.]/g, '')

const noteOf = (folder: string, name: string) => join(folder, `${name}.json`)

const sizeOf = async (file: string): Promise<number> => (await stat(file)).size
