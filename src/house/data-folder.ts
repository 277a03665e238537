import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { migrationsKnown, openDatabase } from '#db/database.ts'
import { installationOf } from '#db/installation.ts'
import { Trouble, type TroubleCode } from '#domain/unseal/trouble.ts'
import { type Label, openKeyringFile } from '#keys/keyring-file.ts'
import { placesIn } from './config.ts'
import { version } from './version.ts'

/**
 * Whether the files of a data folder belong together, as far as that shows without a key: asked at start, before anybody
 * is asked for a passphrase. Nothing is made, moved or mended here; throws `Trouble`.
 */
export async function checkFolder(folder: string, { demo }: { readonly demo: boolean }): Promise<void> {
  const { database, keyring } = placesIn(folder)
  if (!existsSync(folder)) throw new Trouble('folder-missing', { folder })
  if (!existsSync(keyring) && !existsSync(database)) throw new Trouble('folder-empty', { folder })
  const { mark } = checkKeyring(keyring)
  if (mark === 'demo' && !demo) throw new Trouble('keyring-demo', { folder })
  if (mark !== 'demo' && demo) throw new Trouble('keyring-real', { folder })
  await checkBelonging(folder)
}

/** The clear part of a keyring; a file that is none is not even opened, since SQLite would write to it. */
export function checkKeyring(file: string): Label {
  if (!existsSync(file)) throw new Trouble('keyring-missing', { file })
  if (!isSqlite(file) || isCutOff(file)) throw new Trouble('keyring-unreadable', { file })
  return told(file, 'keyring-unreadable', () => {
    const opened = openKeyringFile(file)
    try {
      return opened.label()
    } finally {
      opened.close()
    }
  })
}

/**
 * Whether the database that belongs to the keyring lies beside it, asked before every opening. One is never made there: it
 * would begin as if new (docs/decisions/0088).
 */
export async function checkBelonging(folder: string): Promise<void> {
  const { database: file, keyring } = placesIn(folder)
  const { installation } = checkKeyring(keyring)
  if (!existsSync(file)) throw new Trouble('database-missing', { file })
  if (statSync(file).size === 0) throw new Trouble('database-empty', { file })
  await checkDatabase(file, installation)
}

async function checkDatabase(file: string, installation: string): Promise<void> {
  if (!isSqlite(file) || isCutOff(file)) throw new Trouble('database-unreadable', { file })
  const { db, close } = told(file, 'database-unreadable', () => openDatabase(file))
  try {
    const found = await installationOf(db)
    if (found === 'none') throw new Trouble('database-empty', { file })
    await migrationsKnown(db, file, { version })
    if (found !== 'unmarked' && found !== installation) throw new Trouble('database-foreign', { file })
  } catch (error) {
    throw troubleOf(error, file, 'database-unreadable')
  } finally {
    await close()
  }
}

function told<Value>(file: string, otherwise: TroubleCode, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw troubleOf(error, file, otherwise)
  }
}

/** What SQLite or the system says of a file, as a trouble; any other error as it is. */
export function troubleOf(error: unknown, file: string, unreadable: TroubleCode): unknown {
  if (error instanceof Trouble) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const kind = kinds.find(([pattern]) => pattern.test(code))?.[1]
  if (kind === undefined)
    return /no such (table|column)/.test(String(error)) ? new Trouble(unreadable, { file }) : error
  return new Trouble(kind === 'unreadable' ? unreadable : kind, { file, folder: file }, { cause: error })
}

const kinds: readonly (readonly [RegExp, TroubleCode | 'unreadable'])[] = [
  [/^SQLITE_BUSY/, 'folder-taken'],
  [/^SQLITE_(NOTADB|CORRUPT|FORMAT)|^SQLITE_IOERR_SHORT_READ$/, 'unreadable'],
  [/^SQLITE_FULL$|^ENOSPC$|^EDQUOT$/, 'disk-full'],
  [/^SQLITE_IOERR|^EIO$/, 'disk-failing'],
  [/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)|^(EACCES|EPERM|EROFS)$/, 'folder-unwritable'],
]

const magic = 'SQLite format 3\0'

/** The first hundred bytes of a file, as many as there are: none of a folder, which a container makes where a file is missing. */
function headOf(file: string): Buffer {
  if (statSync(file).isDirectory()) return Buffer.alloc(0)
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(100)
    return head.subarray(0, readSync(handle, head, 0, 100, 0))
  } finally {
    closeSync(handle)
  }
}

const isSqlite = (file: string): boolean =>
  told(file, 'folder-unwritable', () => headOf(file)).toString('latin1', 0, 16) === magic

/** Shorter than its own header says. With a write-ahead log the missing pages may lie there, and SQLite decides. */
function isCutOff(file: string): boolean {
  const head = headOf(file)
  if (head.length < 100) return true
  const log = `${file}-wal`
  if (existsSync(log) && statSync(log).size > 0) return false
  const [written, pages] = [head.readUInt16BE(16), head.readUInt32BE(28)]
  const current = head.readUInt32BE(24) === head.readUInt32BE(92)
  return current && statSync(file).size < pages * (written === 1 ? 65_536 : written)
}
