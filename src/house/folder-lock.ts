import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Trouble } from '#domain/unseal/trouble.ts'

/** An empty file that is locked and never written to. */
export const lockName = 'house.lock'

/** A data folder that this process has for itself. */
export type HeldFolder = {
  /** Leaves the address in the folder, for whoever is turned away. */
  readonly tell: (address: string) => void
  readonly release: () => void
}

/**
 * One process a data folder, asked before anything in it is touched. The operating system holds the lock (through SQLite,
 * on an empty file beside the data), so it ends with the process however that ends. Throws `Trouble` where another has it.
 */
export function holdFolder(folder: string): HeldFolder {
  ensureFolder(folder)
  const [lock, note] = [join(folder, lockName), join(folder, 'running.json')]
  const held = take(lock, folder, note)
  const forget = () => rmSync(note, { force: true })
  forget()
  return {
    tell: (address) => {
      writeFileSync(note, JSON.stringify({ address, pid: process.pid }), { mode: 0o600 })
    },
    release: () => {
      forget()
      held.close()
    },
  }
}

/**
 * A folder that is not there is made, for the first start, where the one above it is: a disk that is not mounted must not
 * look like a new house.
 */
function ensureFolder(folder: string): void {
  if (existsSync(folder)) return
  if (!existsSync(dirname(resolve(folder)))) throw new Trouble('folder-missing', { folder })
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (cause) {
    throw new Trouble('folder-unwritable', { file: folder }, { cause })
  }
}

function take(lock: string, folder: string, note: string): Sqlite.Database {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const held = new Sqlite(lock, { timeout: 0 })
    chmodSync(lock, 0o600)
    held.pragma('journal_mode = memory')
    held.exec('begin exclusive')
    return held
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!code.startsWith('SQLITE_BUSY')) throw new Trouble('folder-unwritable', { file: folder }, { cause })
    const address = addressIn(note)
    throw address ? new Trouble('folder-taken-at', { folder, address }) : new Trouble('folder-taken', { folder })
  }
}

function addressIn(note: string): string | undefined {
  try {
    const { address } = JSON.parse(readFileSync(note, 'utf8'))
    return typeof address === 'string' ? address : undefined
  } catch {
    return undefined
  }
}
