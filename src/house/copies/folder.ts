import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { force, makeFolder, unfinished, writeWhole } from './durable.ts'
import { type Manifest, readManifest } from './manifest.ts'

/**
 * A folder of copies: `copies/<moment>/` with the database and the manifest, and one `blobs/` for all of them, since an
 * encrypted file never changes. `juanzong-copies.json` says whose it is: a disk that is not mounted has none.
 */
export const layout = (root: string) => ({
  mark: join(root, 'juanzong-copies.json'),
  lock: join(root, 'copies.lock'),
  copies: join(root, 'copies'),
  blobs: join(root, 'blobs'),
  drills: join(root, 'drills'),
})

/** The data file of one copy. */
export const databaseIn = (copy: string) => join(copy, 'juanzong.db')

/** Spread over 256 folders, as in the data. */
export const blobIn = (folder: string, id: string) => join(folder, id.slice(-2), id)

/** `20261129T013000Z`, which sorts as the moments do. */
export const nameOf = (at: Instant) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

/** Whose copies lie there; undefined where the folder is not (yet) one of copies. */
export async function ownerOf(root: string): Promise<string | undefined> {
  try {
    const { installation } = JSON.parse(await readFile(layout(root).mark, 'utf8'))
    return typeof installation === 'string' ? installation : undefined
  } catch {
    return undefined
  }
}

/** Makes an empty folder one of copies of this installation. Throws `Trouble` where it may not be one. */
export async function claim(root: string, installation: string): Promise<void> {
  const owner = await ownerOf(root)
  if (owner === installation) return
  if (owner !== undefined) throw new Trouble('copy-foreign', { folder: root })
  // A mistyped path would make folders where nobody looks for them.
  if (!(await isFolder(dirname(root)))) throw new Trouble('copy-folder-missing', { folder: dirname(root) })
  const there = await namesIn(root)
  if (there.some((name) => name !== 'lost+found' && !name.endsWith(unfinished)))
    throw new Trouble('copy-folder-used', { folder: root })
  await makeFolder(root)
  await writeWhole(layout(root).mark, `${JSON.stringify({ installation })}\n`)
  await force(dirname(root))
}

/** One process writes there at a time; it waits a while for one that was just ended. */
export function holdCopies(root: string): () => void {
  const lock = new Sqlite(layout(root).lock, { timeout: 5000 })
  try {
    lock.pragma('journal_mode = memory')
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    throw new Trouble('copy-taken', { folder: root }, { cause })
  }
  return () => lock.close()
}

export type Copy = { readonly name: string; readonly folder: string }

/** By name, the newest first: those that were finished, whatever became of them since. */
export async function copiesIn(root: string): Promise<readonly Copy[]> {
  const { copies } = layout(root)
  const names = (await namesIn(copies)).filter((name) => !name.endsWith(unfinished))
  return names
    .sort()
    .reverse()
    .map((name) => ({ name, folder: join(copies, name) }))
}

export type Found = Copy & { readonly root: string; readonly manifest: Manifest }

/** The copy that is meant: one of them by its own folder, else the newest. Throws `Trouble` where it is none or not whole. */
export async function findCopy(from: string, how: { readonly believing?: boolean } = {}): Promise<Found> {
  const one = await readManifest(from, how)
  if (one) return { name: basename(from), folder: from, root: dirname(dirname(from)), manifest: one }
  for (const copy of await copiesIn(from)) {
    const manifest = await readManifest(copy.folder, how)
    if (manifest) return { ...copy, root: from, manifest }
  }
  throw new Trouble('copy-none', { folder: from })
}

/** Removes a copy so that a kill in the middle leaves nothing that looks whole: its manifest goes first. */
export async function removeCopy(folder: string): Promise<void> {
  await rm(join(folder, 'manifest'), { force: true })
  await force(folder)
  await rm(folder, { recursive: true, force: true })
}

/** What lies in a folder; nothing where there is none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false
