import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Finding, State } from '#domain/health/finding.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from './config.ts'
import { checkBelonging, checkKeyring } from './data-folder.ts'
import { askRunning } from './socket.ts'

/** Less than this is too little to work with, and less than that is worth a look, in bytes. */
const [tooLittle, little] = [1e9, 5e9]

/**
 * 体检 of a data folder without any key: what the machine, the files and the server that has the folder say. Nothing is made,
 * moved or mended, and a database that a server has is not opened beside it. Throws `Trouble` where there is no folder.
 */
export async function examine(folder: string): Promise<readonly Finding[]> {
  if (!existsSync(folder)) throw new Trouble('folder-missing', { folder })
  const running = await stateOfServer(folder)
  return [
    told('node', Number(process.versions.node.split('.')[0]) >= 22 ? 'ok' : 'bad', { value: process.version }),
    told('server', running === 'open' ? 'ok' : 'look', { state: running }),
    folderMode(folder),
    fileModes(folder),
    keyringIn(folder),
    await databaseIn(folder, running !== 'none'),
    diskOf(folder),
    sizeOf(folder),
  ]
}

const told = (check: Check, state: State, about: Finding['about']): Finding => ({ check, state, about })

async function stateOfServer(folder: string): Promise<string> {
  const answer = await askRunning(folder, 'state', null).catch(() => null)
  if (answer === undefined) return 'none'
  return typeof answer === 'string' ? answer : 'none'
}

const isPrivate = (path: string): boolean => (statSync(path).mode & 0o077) === 0

const folderMode = (folder: string): Finding =>
  told('folder', isPrivate(folder) ? 'ok' : 'look', { folder, mode: modeOf(folder) })

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

/** Files that others on this machine may read or write. */
function fileModes(folder: string): Finding {
  const open = readdirSync(folder)
    .filter((name) => /\.(db|db-wal|db-shm|json|lock|sock)$/.test(name) && !isPrivate(join(folder, name)))
    .sort()
  return told('files', open.length === 0 ? 'ok' : 'bad', { count: open.length, files: open.join(' ') })
}

function keyringIn(folder: string): Finding {
  const { keyring } = placesIn(folder)
  if (!existsSync(keyring)) return told('keyring', 'look', { file: keyring })
  try {
    const { threshold } = checkKeyring(keyring)
    return told('keyring', 'ok', { count: threshold })
  } catch {
    return told('keyring', 'bad', { file: keyring })
  }
}

async function databaseIn(folder: string, isTaken: boolean): Promise<Finding> {
  const { database, keyring } = placesIn(folder)
  if (!existsSync(database)) return told('database', existsSync(keyring) ? 'bad' : 'look', { file: database })
  if (isTaken) return told('database', 'ok', { file: database })
  const isOurs = await checkBelonging(folder).then(
    () => true,
    () => false,
  )
  return told('database', isOurs ? 'ok' : 'bad', { file: database })
}

function diskOf(folder: string): Finding {
  const { bavail, blocks, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const about = { free: gigabytes(free), share: Math.round((bavail / Math.max(1, blocks)) * 100) }
  return told('disk', free < tooLittle ? 'bad' : free < little ? 'look' : 'ok', about)
}

function sizeOf(folder: string): Finding {
  const { database, keyring, blobs } = placesIn(folder)
  const files = existsSync(blobs)
    ? readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : []
  const attached = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  const data = [database, keyring].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0)
  return told('size', 'ok', { data: gigabytes(data), files: gigabytes(attached), count: files.length })
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`
