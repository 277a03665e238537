import { buffer } from 'node:stream/consumers'
import iconv from 'iconv-lite'
import { ZipFile } from 'yazl'

export type Packed = readonly (readonly [name: string, content: string | Uint8Array])[]

/** An archive of these entries, as any program packs them. */
export async function zipOf(entries: Packed): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream as unknown as AsyncIterable<Buffer>))
}

/**
 * The same with every name turned into what `spell` says, of as many bytes, and without the mark of UTF-8: as Chinese Windows
 * writes names, or as an attacker does.
 */
export async function zipNamed(
  entries: Packed,
  spell: (name: string) => Uint8Array = (name) => iconv.encode(name, 'gbk'),
): Promise<Uint8Array<ArrayBuffer>> {
  const spelled = entries.map(([name, content]) => ({ content, bytes: spell(name) }))
  const stand = (at: number, length: number) => `${at}`.padEnd(length, 'x')
  const bytes = Buffer.from(
    await zipOf(spelled.map(({ content, bytes }, at) => [stand(at, bytes.length), content] as const)),
  )
  for (const [at, { bytes: name }] of spelled.entries()) {
    const written = Buffer.from(stand(at, name.length))
    for (let from = bytes.indexOf(written); from >= 0; from = bytes.indexOf(written, from + 1)) {
      if (bytes.readUInt32LE(Math.max(0, from - 30)) === 0x04034b50) bytes.writeUInt16LE(0, from - 30 + 6)
      else if (bytes.readUInt32LE(Math.max(0, from - 46)) === 0x02014b50) bytes.writeUInt16LE(0, from - 46 + 8)
      else continue
      Buffer.from(name).copy(bytes, from)
    }
  }
  return new Uint8Array(bytes)
}

/** The archive with a bit set in every entry, such as the one of a password. */
export async function zipFlagged(entries: Packed, flag: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Buffer.from(await zipOf(entries))
  for (let at = 0; at < bytes.length - 4; at += 1) {
    const signature = bytes.readUInt32LE(at)
    const place = signature === 0x04034b50 ? at + 6 : signature === 0x02014b50 ? at + 8 : -1
    if (place >= 0) bytes.writeUInt16LE(bytes.readUInt16LE(place) | flag, place)
  }
  return new Uint8Array(bytes)
}
