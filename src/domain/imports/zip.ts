import iconv from 'iconv-lite'
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { crc32 } from './crc32.ts'

/** One entry of an archive, as its directory lists it; nothing is unpacked before it is read. */
export type ZipEntry = {
  readonly name: string
  readonly isEncrypted: boolean
  /** Packed in a way that is read here. */
  readonly isKnown: boolean
  readonly isLink: boolean
  readonly packed: number
  readonly bytes: number
  /** The bytes, never more than the directory says; throws where they are not what was packed. */
  readonly read: () => Promise<Uint8Array>
}

/** The entries of an archive in their order, folders aside; undefined where it cannot be read. */
export async function entriesOf(
  bytes: Uint8Array,
  most: number,
): Promise<readonly ZipEntry[] | 'too-many' | undefined> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
    })
    const entries: ZipEntry[] = []
    for await (const entry of zip.eachEntry()) {
      const one = entryOf(zip, entry)
      if (one.name.endsWith('/')) continue
      if (entries.length === most) return 'too-many'
      entries.push(one)
    }
    return entries
  } catch {
    return undefined
  }
}

const entryOf = (zip: ZipFile, entry: Entry): ZipEntry => ({
  name: nameOf(entry),
  isEncrypted: entry.isEncrypted(),
  isKnown: entry.compressionMethod === 0 || entry.compressionMethod === 8,
  isLink: ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000,
  packed: entry.compressedSize,
  bytes: entry.uncompressedSize,
  read: async () => {
    const pieces: Buffer[] = []
    let sum = 0
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      pieces.push(piece)
      sum = crc32(piece, sum)
    }
    if (sum !== entry.crc32) throw new Error('An entry that is not what was packed.')
    return new Uint8Array(Buffer.concat(pieces))
  },
})

/** UTF-8 where the entry says so or where it reads as such; else GBK, in which Chinese Windows writes names. */
function nameOf({ generalPurposeBitFlag: flags, fileNameRaw: raw, extraFields }: Entry): string {
  const saysUtf8 = (flags & 0x800) !== 0 || extraFields.some(({ id }) => id === 0x7075)
  const name = saysUtf8
    ? getFileNameLowLevel(flags, raw, extraFields, true)
    : (asUtf8(raw) ?? iconv.decode(raw, 'gb18030'))
  return name.replaceAll('\\', '/')
}

function asUtf8(raw: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return undefined
  }
}
