import { limits } from '#domain/limits.ts'
import type { FileRefusal } from './reading.ts'
import type { ZipEntry } from './zip.ts'

export type Unsafe = { readonly refusal: FileRefusal; readonly params?: Readonly<Record<string, string>> }

/** What other programs leave in an archive beside its files: nobody put it there and nobody misses it. */
export const isLitter = ({ name }: Pick<ZipEntry, 'name'>): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name)

/**
 * Why an archive is not read at all (docs/decisions/0201): one entry that leads out of it, is there twice, is locked, is an
 * archive itself or swells beyond measure, and nobody can trust the others. Undefined where all may be unpacked.
 */
export function unsafeIn(entries: readonly ZipEntry[]): Unsafe | undefined {
  if (entries.length > limits.batchFiles) return { refusal: 'import.zip-too-many' }
  if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > limits.batchBytes) return { refusal: 'import.zip-too-many' }
  const names = new Set<string>()
  for (const entry of entries) {
    const refusal = wrongWith(entry, names)
    if (refusal) return { refusal, params: { file: entry.name.slice(0, 200) } }
  }
  return undefined
}

function wrongWith(entry: ZipEntry, names: Set<string>): FileRefusal | undefined {
  const { name, isEncrypted, isKnown, isLink, packed, bytes } = entry
  if (isEncrypted) return 'import.zip-password'
  if (!isKnown) return 'import.zip-broken'
  if (isLink || leadsOut(name)) return 'import.zip-path'
  if (/\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|cab|iso)$/i.test(name)) return 'import.zip-nested'
  if (bytes > mostUnsuspected && bytes > packed * mostSwelling) return 'import.zip-bomb'
  const same = name.normalize('NFC').toLowerCase()
  if (names.has(same)) return 'import.zip-twice'
  names.add(same)
  return undefined
}

const leadsOut = (name: string) => /^(?:\/|[A-Za-z]:)|\0/.test(name) || name.split('/').includes('..')

/** Neither forms nor photos shrink to a two-hundredth; blank ones that are small do no harm. */
const mostSwelling = 200
const mostUnsuspected = 1024 * 1024
