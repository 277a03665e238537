import { rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Trouble } from '#domain/unseal/trouble.ts'
import { force, unfinished } from './durable.ts'

/** The copy of the keyring in its folder, still half. */
export const keyringIn = (folder: string) => join(folder, 'keyring.db')

/** Removes a half copy with what SQLite left beside it: a journal of the one before would be written into the next. */
export async function removeHalf(folder: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(keyringIn(folder) + unfinished + end, { force: true })
}

/**
 * Proves the bytes that were laid beside the copy of the keyring and puts them in its place: one copy a folder, so that a
 * destroyed key is not left in older ones. It has no head of the log, so that data restored with it open for reading only
 * until two people accept them (docs/decisions/0081, 0254).
 */
export async function layKeyring(folder: string, installation: string): Promise<void> {
  const file = keyringIn(folder)
  const half = file + unfinished
  const now = prove(half, installation)
  const isFirst = (await stat(file).catch(() => undefined)) === undefined
  // Keys are added and wiped, never removed: one with fewer is older, or half.
  if (!isFirst) {
    const before = provenBefore(file, installation)
    if (now < before) throw new Trouble('copy-keyring-less', { folder })
  }
  forgetHead(half)
  await rename(half, file)
  await force(dirname(file))
}

/** A copy that was damaged since is replaced, that of somebody else never. */
function provenBefore(file: string, installation: string): number {
  try {
    return prove(file, installation)
  } catch (error) {
    if (error instanceof Trouble && error.code === 'keyring-unreadable') return 0
    throw error
  }
}

/** How many keys there are. Throws `Trouble`, which names `file`, for what is no whole keyring of this installation. */
export function prove(half: string, installation: string, file = half): number {
  try {
    return reading(half, (raw) => {
      if (raw.pragma('integrity_check', { simple: true }) !== 'ok') throw new Trouble('keyring-unreadable', { file })
      const label = raw.prepare<[string], string>('select value from label where name = ?').pluck()
      if (label.get('installation') !== installation) throw new Trouble('copy-keyring-foreign', { file })
      return raw.prepare<[], number>('select count(*) from data_keys').pluck().get() ?? 0
    })
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble('keyring-unreadable', { file }, { cause: error })
  }
}

/** Takes out of a copy of a keyring the head of the log, and whatever would open it without custodians. */
export function forgetHead(file: string): void {
  reading(file, (raw) => {
    raw.pragma('secure_delete = on')
    raw.exec('delete from log_head')
    raw.exec('drop table if exists unattended')
  })
}

/** As a plain file without companions: a copy is to be one file. */
function reading<Value>(file: string, work: (raw: Sqlite.Database) => Value): Value {
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    raw.pragma('locking_mode = exclusive')
    raw.pragma('journal_mode = delete')
    raw.pragma('synchronous = full')
    return work(raw)
  } finally {
    raw.close()
  }
}
