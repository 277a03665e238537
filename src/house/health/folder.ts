import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Measures } from '#domain/health/measures.ts'
import { instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { checkBelonging, checkKeyring } from '#house/data-folder.ts'
import { startOf } from '#house/unattended.ts'
import { version } from '#house/version.ts'

/** What the machine and the files of a folder say without any key. Nothing is made, moved or mended. */
export type OfFolder = Pick<
  Measures,
  'now' | 'version' | 'node' | 'folder' | 'openFiles' | 'keyring' | 'database' | 'disk'
>

/**
 * Measures a data folder; a database that a server has is not opened beside it. Throws `Trouble` where there is no folder.
 */
export async function measureFolder(folder: string, { isTaken }: { readonly isTaken: boolean }): Promise<OfFolder> {
  if (!existsSync(folder)) throw new Trouble('folder-missing', { folder })
  return {
    now: instant(new Date()),
    version: { here: version },
    node: process.version,
    folder: { path: folder, mode: (statSync(folder).mode & 0o777).toString(8), isPrivate: isPrivate(folder) },
    openFiles: readdirSync(folder)
      .filter((name) => /\.(db|db-wal|db-shm|json|lock|sock)$/.test(name) && !isPrivate(join(folder, name)))
      .sort(),
    keyring: keyringIn(folder),
    database: await databaseIn(folder, isTaken),
    disk: diskOf(folder),
  }
}

const isPrivate = (path: string): boolean => (statSync(path).mode & 0o077) === 0

function keyringIn(folder: string): Measures['keyring'] {
  const { keyring: file } = placesIn(folder)
  if (!existsSync(file)) return { is: 'missing', file }
  try {
    return { is: 'whole', threshold: checkKeyring(file).threshold }
  } catch {
    return { is: 'unreadable', file }
  }
}

/** Who opens it after a start, as its keyring says; undefined of the demo, and where there is no keyring that can be read. */
export function startIn(folder: string): Measures['start'] {
  if (keyringIn(folder).is !== 'whole') return undefined
  const { is, mark } = startOf({ data: folder })
  return mark === 'demo' ? undefined : { is }
}

async function databaseIn(folder: string, isTaken: boolean): Promise<Measures['database']> {
  const { database: file, keyring } = placesIn(folder)
  const keyless = !existsSync(keyring)
  if (!existsSync(file)) return { is: 'missing', file, keyless }
  const isOurs = isTaken || (await isBelonging(folder))
  return { is: isOurs ? 'ours' : 'foreign', file, keyless }
}

const isBelonging = (folder: string): Promise<boolean> =>
  checkBelonging(folder).then(
    () => true,
    () => false,
  )

function diskOf(folder: string): Measures['disk'] {
  const { bavail, blocks, bsize } = statfsSync(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** How large they lie on the disk, in bytes: every file is asked, so that a server does not do this. */
export function sizeIn(folder: string): Measures['size'] {
  const { database, blobs } = placesIn(folder)
  const files = existsSync(blobs)
    ? readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : []
  return {
    data: existsSync(database) ? statSync(database).size : 0,
    files: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
    count: files.length,
  }
}

/** Where the server that has the folder says that it answers; undefined where it left no note. */
export function addressIn(folder: string): string | undefined {
  try {
    const { address } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { address?: unknown }
    return typeof address === 'string' ? address : undefined
  } catch {
    return undefined
  }
}
