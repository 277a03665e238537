import { isLitter, type Unsafe, unsafeIn } from '#domain/imports/archive.ts'
import { brokenKind, isZip, otherKind, packedKind } from '#domain/imports/kinds.ts'
import type { SentFile } from '#domain/imports/read-file.ts'
import { entriesOf, type ZipEntry } from '#domain/imports/zip.ts'
import { limits } from '#domain/limits.ts'
import type { Turned } from './receiving.ts'

/** What takes the files of an archive one by one, as if they had been chosen. */
type Taker = { readonly take: (file: SentFile) => Promise<void>; readonly turn: (file: Turned) => void }

/** The entries of what is an archive by its parts; undefined for a Word file or a workbook, which is packed likewise. */
export async function archiveIn({ name, bytes }: SentFile): Promise<readonly ZipEntry[] | Unsafe | undefined> {
  if (!isZip(bytes)) return undefined
  const entries = await entriesOf(bytes, mostListed)
  // What was to be a Word file is refused alone, where it is read.
  if (entries === undefined)
    return brokenKind(name) === 'import.zip-broken' ? { refusal: 'import.zip-broken' } : undefined
  if (entries === 'too-many') return { refusal: 'import.zip-too-many' }
  const isDocument = entries.some(({ name }) => /^(?:word\/document\d?\.xml|\[content_types\]\.xml)$/i.test(name))
  if (isDocument || packedKind(entries) !== 'import.archive') return undefined
  return entries.filter((entry) => !isLitter(entry))
}

/** No directory of an archive is read further. */
const mostListed = 4 * limits.batchFiles

/** Unpacks one entry after the other, or says why the whole archive is refused; what was taken by then is to be given up. */
export async function unpack(entries: readonly ZipEntry[], mend: boolean, into: Taker): Promise<Unsafe | undefined> {
  const unsafe = unsafeIn(entries)
  if (unsafe) return unsafe
  for (const entry of entries) {
    const name = entry.name.slice(0, 200)
    if (entry.bytes > limits.exchangeFile) {
      into.turn({ ok: false, name, refusal: 'import.too-large' })
      continue
    }
    const bytes = await entry.read().catch(() => undefined)
    if (!bytes) return { refusal: 'import.zip-broken' }
    if (await isNested({ name, bytes, mend })) return { refusal: 'import.zip-nested', params: { file: name } }
    await into.take({ name, bytes, mend })
  }
  return undefined
}

const isNested = async (file: SentFile): Promise<boolean> =>
  isZip(file.bytes) ? (await archiveIn(file)) !== undefined : otherKind(file.bytes) === 'import.archive'
