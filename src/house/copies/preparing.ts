import { access, constants, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { mayServe, type Place, type PlaceRefusal, type Places } from '#domain/copies/place.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { Trouble, type TroubleCode } from '#domain/unseal/trouble.ts'
import { realOf } from './apart.ts'
import { unfinished } from './durable.ts'
import { claim } from './folder.ts'

type About = {
  readonly data: string
  readonly installation: string
  /** As they were named. */
  readonly taken: Places
  /** What a whole copy of the data needs, in bytes. */
  readonly needed: number
}

/**
 * Tries a folder before it is named as a place: where it lies, whether it can be written to, whether there is room. An empty
 * one becomes one of copies. Answers its path with links followed.
 */
export async function prepare(place: Place, typed: string, about: About): Promise<Result<string, PlaceRefusal>> {
  if (!isAbsolute(typed)) return refuse('copies.not-absolute')
  const folder = await realOf(resolve(typed))
  const taken = Object.fromEntries(
    await Promise.all(Object.entries(about.taken).map(async ([name, path]) => [name, await realOf(path)] as const)),
  )
  const may = mayServe(place, folder, { data: await realOf(about.data), taken })
  if (!may.ok) return may
  try {
    if (place !== 'keyring') await claim(folder, about.installation)
    await tryToWrite(folder)
  } catch (error) {
    return refuse(refusalOf(error))
  }
  if (place !== 'keyring' && (await roomIn(folder)) < about.needed) return refuse('copies.no-room')
  return ok(folder)
}

const refusals: Readonly<Partial<Record<TroubleCode, PlaceRefusal>>> = {
  'copy-folder-missing': 'copies.folder-missing',
  'copy-folder-used': 'copies.folder-used',
  'copy-foreign': 'copies.folder-foreign',
}

function refusalOf(error: unknown): PlaceRefusal {
  if (error instanceof Trouble) return refusals[error.code] ?? 'copies.folder-unwritable'
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'copies.folder-missing' : 'copies.folder-unwritable'
}

async function tryToWrite(folder: string): Promise<void> {
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  const file = join(folder, `trying${unfinished}`)
  await writeFile(file, '', { mode: 0o600 })
  await rm(file)
}

/** Bytes free on the disk of a folder, or of the one that it will lie in. */
export async function roomIn(folder: string): Promise<number> {
  const there = (await stat(folder).catch(() => undefined)) ? folder : dirname(folder)
  const { bavail, bsize } = await statfs(there)
  return bavail * bsize
}
