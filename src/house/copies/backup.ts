import { writeFile } from 'node:fs/promises'
import { type Head, start } from '#db/log/log.ts'
import type { Seals } from '#db/seals/seals.ts'
import type { Instant } from '#domain/time.ts'
import type { TroubleCode } from '#domain/unseal/trouble.ts'
import { startChild } from './child.ts'
import type { Copied, Order, Step } from './copying.ts'
import { unfinished } from './durable.ts'
import { keyringIn, removeHalf } from './keyring-copy.ts'

/** A data folder that this process has for itself, open. */
export type Source = {
  readonly seals: Pick<Seals, 'file' | 'still' | 'statement'>
  readonly keyring: { readonly bytes: () => Uint8Array }
  readonly blobs: string
  readonly version: string
}

export type Wanted = {
  /** An absolute path. */
  readonly to: string
  readonly claimed: boolean
  readonly keyring?: string | undefined
  readonly thorough?: boolean
  readonly at: Instant
}

export type Progress = (step: Step, done: number, total: number) => void

type Ending = { readonly signal?: AbortSignal | undefined; readonly progress?: Progress }

/**
 * Makes a copy while others work: another process reads and writes, this one only holds the data file still until its bytes
 * are copied, and hands over the wrapped keyring afterwards, which then has every key of the copy.
 */
export async function backUp(
  source: Source,
  wanted: Wanted,
  { signal, progress = () => {} }: Ending = {},
): Promise<Copied> {
  const { file, statement, still } = source.seals
  if (file === undefined) throw new Error('What lies in memory is not copied.')
  signal?.throwIfAborted()
  const installation = String(statement('select id from installation').pluck().get())
  const { blobs, version } = source
  const order: Order = { ...wanted, database: file, blobs, version, installation }
  const copier = startChild('./copier', order, { progress, signal })
  await copier.until('still')
  const head = await still(
    async () => {
      const newest = statement('select seq, chain from log order by seq desc limit 1').get() as Head | undefined
      copier.goOn({})
      await copier.until('copied')
      return newest ?? start
    },
    { signal },
  )
  const keyringTrouble =
    wanted.keyring === undefined ? undefined : await layBytes(wanted.keyring, source.keyring.bytes())
  copier.goOn({ head, keyringTrouble })
  return (await copier.until('done')) as Copied
}

/** Answers why it could not: a disk for keys that is not there is no reason to make no copy of the data. */
async function layBytes(folder: string, bytes: Uint8Array): Promise<TroubleCode | undefined> {
  try {
    await removeHalf(folder)
    await writeFile(keyringIn(folder) + unfinished, bytes, { mode: 0o600 })
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? 'copy-folder-missing'
      : 'folder-unwritable'
  }
}
