import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { overlap } from '#domain/copies/place.ts'
import { Trouble } from '#domain/unseal/trouble.ts'

type Folders = { readonly data: string; readonly to: string; readonly keyring?: string | undefined }

/** Data, copies and the keyring's copy lie in three places, links followed. Throws `Trouble` where they do not. */
export async function ensureApart({ data, to, keyring }: Folders): Promise<void> {
  const [there, copies] = [await realOf(data), await realOf(to)]
  if (overlap(there, copies)) throw new Trouble('copy-inside-data', { folder: to })
  if (keyring === undefined) return
  const keys = await realOf(keyring)
  if (overlap(keys, there) || overlap(keys, copies)) throw new Trouble('copy-beside-keyring', { folder: keyring })
}

/** Where a path leads, also one whose last part is yet to be made. */
export async function realOf(path: string): Promise<string> {
  const real = (of: string) => realpath(of).catch(() => undefined)
  return (await real(path)) ?? join((await real(dirname(path))) ?? dirname(path), basename(path))
}
