import { rm } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { Bringable, Bringing, BringProblem, BringTyped } from '#domain/first-start/bringing.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { copyWhole, unfinished } from '#house/copies/durable.ts'
import { type Found, findCopy } from '#house/copies/folder.ts'
import { keyringIn, prove } from '#house/copies/keyring-copy.ts'
import { ensureReadable, restore } from '#house/copies/restore.ts'
import { troubleOf } from '#house/data-folder.ts'
import { report } from '#house/report.ts'

/** Brings a copy back into the folder of a house that has nothing yet, while pages ask how far it is. */
export type Bringer = {
  readonly state: () => Bringing | undefined
  /** What a copy says, with its list and the keyring proved; nothing stays of that. */
  readonly look: (typed: BringTyped) => Promise<Bringable | BringProblem>
  /** Goes on by itself. One at a time. */
  readonly begin: (typed: BringTyped) => void
}

/** `done` is told when everything lies in its place. */
export function createBringer(folder: string, done: () => void): Bringer {
  let state: Bringing | undefined
  const bring = async (typed: BringTyped) => {
    try {
      const { from, keyring } = read(typed)
      const { found } = await restore(from, folder, {
        keyring,
        beside: true,
        progress: (done, total) => {
          state = { is: 'copying', done, total }
        },
      })
      done()
      state = { is: 'done', copy: bringable(found) }
    } catch (error) {
      state = { is: 'failed', typed, problem: problemOf(error, typed.from) }
    }
  }
  return {
    state: () => state,
    look: async (typed) => {
      try {
        const { from, keyring } = read(typed)
        const found = await findCopy(from)
        ensureReadable(found)
        await proveKeyring(keyring, folder, found)
        return bringable(found)
      } catch (error) {
        return problemOf(error, typed.from)
      }
    },
    begin: (typed) => {
      if (state?.is === 'copying' || state?.is === 'done') return
      state = { is: 'copying', done: 0, total: 1 }
      bring(typed).catch(report)
    },
  }
}

/** Throws `Trouble` for what is no path of this machine. The keyring may be named by its folder or by its file. */
function read({ from, keyring }: BringTyped): BringTyped {
  if (!isAbsolute(from)) throw new Trouble('copy-none', { folder: from })
  if (!isAbsolute(keyring)) throw new Trouble('keyring-missing', { file: keyring })
  return { from, keyring: keyring.endsWith('.db') ? dirname(keyring) : keyring }
}

/** On a copy of it: the disk that it lies on may not be written to. */
async function proveKeyring(from: string, folder: string, { manifest }: Found): Promise<void> {
  const [file, half] = [keyringIn(from), join(folder, `looked-at.db${unfinished}`)]
  try {
    await copyWhole(file, half).catch((cause) => {
      throw new Trouble('keyring-missing', { file }, { cause })
    })
    prove(half, manifest.installation, file)
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(half + end, { force: true })
  }
}

const bringable = ({ manifest: { at, version, counts, blobs, database } }: Found): Bringable => ({
  at,
  version,
  counts,
  files: blobs.length,
  bytes: blobs.reduce((sum, [, bytes]) => sum + bytes, database.bytes),
})

function problemOf(error: unknown, file: string): BringProblem {
  const trouble = troubleOf(error, file, 'copy-database-broken')
  if (trouble instanceof Trouble) return { code: trouble.code, about: trouble.about }
  report(error)
  return { code: 'unknown', about: {} }
}
