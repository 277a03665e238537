import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { unfinished } from './durable.ts'
import { keyringIn, layKeyring, removeHalf } from './keyring-copy.ts'

type Keyring = { readonly installation: string; readonly bytes: () => Uint8Array }

/** How long a folder may take to answer, in milliseconds: one that is on no disk any more may never do. */
const patience = 2000

/** Writes a copy of the wrapped keyring, in the place of the one that lies there; answers its fingerprint. */
export async function writeKeyring(folder: string, keyring: Keyring): Promise<string> {
  await removeHalf(folder)
  await writeFile(keyringIn(folder) + unfinished, keyring.bytes(), { mode: 0o600 })
  await layKeyring(folder, keyring.installation)
  return printOf(await readFile(keyringIn(folder)))
}

/** The fingerprint of what lies there; undefined where nothing does, or nothing answers. */
export const printOfKeyring = (folder: string): Promise<string | undefined> =>
  readFile(keyringIn(folder), { signal: AbortSignal.timeout(patience) }).then(printOf, () => undefined)

const printOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
