import { readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { migrations } from '#db/migrations/index.ts'
import { overlap } from '#domain/copies/place.ts'
import type { Instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { troubleOf } from '#house/data-folder.ts'
import { copyWhole, force, makeFolder, type Print, someAtATime, unfinished, writeWhole } from './durable.ts'
import { blobIn, databaseIn, type Found, findCopy, layout, namesIn } from './folder.ts'
import { forgetHead, keyringIn, prove } from './keyring-copy.ts'

/** 恢复的副本: a data folder that came from a copy, until people have said that it is the one to go on with. */
export type Mark = {
  readonly copy: string
  readonly at: Instant
  readonly seq: number
  readonly restoredAt: string
  /** As long as the copying is under way: without a database beside it everything else is half. */
  readonly half?: boolean
}

const markIn = (folder: string) => join(folder, 'restored.json')

/** Whether this folder is a copy of which nobody has said yet that it counts. A mark that cannot be read is one. */
export async function markOf(folder: string): Promise<Mark | undefined> {
  const text = await readFile(markIn(folder), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Mark
  } catch {
    return { copy: '', at: '' as Instant, seq: 0, restoredAt: '' }
  }
}

/** Two people have said that this copy is the one to go on with. */
export async function unmark(folder: string): Promise<void> {
  await rm(markIn(folder), { force: true })
  await force(folder)
}

type How = {
  /** The folder of the keyring's copy; without it the keyring is to be put there by hand. */
  readonly keyring?: string | undefined
  readonly progress?: (done: number, total: number) => void
  /** The folder is a house's that has nothing yet: what else lies there is none of a copy's business. */
  readonly beside?: boolean
  /** Takes the copy at its word: the control of the tests, which must fail. */
  readonly believing?: boolean
  readonly now?: () => Date
}

export type Restored = { readonly found: Found; readonly bytes: number; readonly keyring: boolean }

/**
 * 恢复: a copy into an empty folder. The manifest is proved first, then each file by the bytes that were written; the
 * database comes last, so that what was ended before looks like nothing.
 */
export async function restore(from: string, to: string, how: How = {}): Promise<Restored> {
  const found = await findCopy(from, how)
  ensureReadable(found)
  if (overlap(resolve(to), resolve(found.root))) throw new Trouble('restore-not-empty', { folder: to })
  await ensureEmpty(to, how.beside ?? false)
  try {
    await makeFolder(to)
    const mark = markFor(found, how.now ?? (() => new Date()))
    await writeMark(to, { ...mark, half: true })
    if (how.keyring !== undefined) await copyKeyring(keyringIn(how.keyring), to, found)
    const bytes = await copyBlobs(found, to, how)
    await copyProved(databaseIn(found.folder), placesIn(to).database, found.manifest.database, how.believing)
    await force(to)
    await writeMark(to, mark)
    return { found, bytes, keyring: how.keyring !== undefined }
  } catch (error) {
    await clear(to)
    throw troubleOf(error, to, 'copy-database-broken')
  }
}

/** A copy that a newer program made has tables that this one does not know. */
export function ensureReadable({ manifest, folder }: Found): void {
  const known = new Set(migrations.map(({ name }) => name))
  if (manifest.migrations.some((name) => !known.has(name)))
    throw new Trouble('copy-newer', { folder, value: manifest.version })
}

/** Empty, or where a restoring was ended in the middle, whose keyring nobody had from elsewhere. */
async function ensureEmpty(to: string, beside: boolean): Promise<void> {
  const names = (
    await namesIn(to).catch((cause) => Promise.reject(new Trouble('folder-unwritable', { file: to }, { cause })))
  ).filter((name) => (beside ? name === 'juanzong.db' || isOurs(name) : name !== 'lost+found'))
  const isBegun =
    !names.includes('juanzong.db') && names.every(isOurs) && (names.includes('restored.json') || names.every(isHalf))
  if (names.length > 0 && !isBegun) throw new Trouble('restore-not-empty', { folder: to })
  if (isBegun) await clear(to)
}

/** What is half may have a journal of SQLite beside it. */
const isHalf = (name: string) => name.includes(unfinished)

const isOurs = (name: string) => ['restored.json', 'keyring.db', 'blobs'].includes(name) || isHalf(name)

/** What a restoring laid there, and nothing else. */
async function clear(to: string): Promise<void> {
  if (await isThere(join(to, 'juanzong.db'))) return
  const names = (await namesIn(to)).filter(isOurs)
  // The mark goes last: without it nobody knows whose the rest is.
  for (const name of [...names.filter((each) => each !== 'restored.json'), 'restored.json'])
    await rm(join(to, name), { recursive: true, force: true })
}

const markFor = ({ name, manifest }: Found, now: () => Date): Mark => ({
  copy: name,
  at: manifest.at,
  seq: manifest.log.seq,
  restoredAt: now().toISOString(),
})

const writeMark = (to: string, mark: Mark): Promise<void> => writeWhole(markIn(to), `${JSON.stringify(mark)}\n`)

/**
 * What a restoring that was killed left, asked at each start: with the database, which comes last, it is whole; without, it is
 * taken away again, as whoever restores once more would do.
 */
export async function settleRestoring(folder: string): Promise<void> {
  const mark = await markOf(folder)
  if (!mark?.half) return
  if (!(await isThere(placesIn(folder).database))) return clear(folder)
  const { half: _, ...whole } = mark
  await writeMark(folder, whole)
}

async function copyBlobs(
  { root, manifest, folder }: Found,
  to: string,
  { progress = () => {}, believing }: How,
): Promise<number> {
  const [from, into] = [layout(root).blobs, placesIn(to).blobs]
  const total = manifest.database.bytes + manifest.blobs.reduce((sum, [, bytes]) => sum + bytes, 0)
  const folders = new Set<string>()
  let done = 0
  const copy = async ([id, bytes, sha256]: readonly [string, number, string]) => {
    const target = blobIn(into, id)
    if (!folders.has(dirname(target))) await makeFolder(dirname(target))
    folders.add(dirname(target))
    await copyProved(blobIn(from, id), target, { bytes, sha256 }, believing)
    done += bytes
    progress(done, total)
  }
  if (!(await isThere(databaseIn(folder)))) throw new Trouble('copy-file-missing', { file: databaseIn(folder) })
  await someAtATime(manifest.blobs, copy)
  for (const each of folders) await force(each)
  if (folders.size > 0) await force(into)
  return total
}

async function copyProved(from: string, to: string, expected: Print, believing = false): Promise<void> {
  try {
    await copyWhole(from, to, {
      check: (print) => {
        if (!believing && (print.sha256 !== expected.sha256 || print.bytes !== expected.bytes))
          throw new Trouble('copy-file-altered', { file: from })
      },
    })
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isGone) throw error
    if (!believing) throw new Trouble('copy-file-missing', { file: from })
  }
}

/** Without the head of the log that it remembers: what was restored opens for reading only until two people accept it. */
async function copyKeyring(from: string, to: string, { manifest }: Found): Promise<void> {
  if (!(await isThere(from))) throw new Trouble('keyring-missing', { file: from })
  const { keyring } = placesIn(to)
  const half = keyring + unfinished
  await copyWhole(from, half)
  prove(half, manifest.installation, from)
  forgetHead(half)
  await rename(half, keyring)
  await force(to)
}

const isThere = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined
