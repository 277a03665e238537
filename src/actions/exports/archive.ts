import { once } from 'node:events'
import { Readable } from 'node:stream'
import { digesting } from '#db/commands.ts'
import type { Instant } from '#domain/time.ts'
import type { Spool, Spooling } from '#keys/spool.ts'

/** What leaves: its bytes, or a file on the disk where it is too large to be held. */
export type Outgoing = {
  readonly name: string
  /** SHA-256 of the whole, in hexadecimal digits. */
  readonly hash: string
  readonly body: Uint8Array | Spool
}

export type Archive = {
  readonly add: (name: string, bytes: Uint8Array) => Promise<void>
  readonly end: () => Promise<Pick<Outgoing, 'hash' | 'body'>>
  readonly abandon: () => Promise<void>
}

type Holding = {
  /** So many bytes are held in memory; what is longer goes to the disk. */
  readonly held: number
  readonly spool: () => Promise<Spooling>
}

/**
 * Files as one .zip: names in UTF-8 and marked as such, the moment of the export as their time, so that equal files give
 * equal bytes. One file at a time is in memory.
 */
export async function beginArchive(at: Instant, { held, spool }: Holding): Promise<Archive> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const hash = digesting()
  const chunks: Uint8Array[] = []
  let [size, spooling] = [0, undefined as Spooling | undefined]
  const take = async (chunk: Uint8Array) => {
    hash.add(chunk)
    size += chunk.length
    chunks.push(chunk)
    if (size <= held) return
    spooling ??= await spool()
    for (const waiting of chunks.splice(0)) await spooling.write(waiting)
  }
  const taken = (async () => {
    for await (const chunk of zip.outputStream) await take(chunk as Buffer)
  })()
  // Whoever adds or ends hears of it.
  taken.catch(() => {})
  return {
    add: async (name, bytes) => {
      const source = Readable.from([bytes], { objectMode: false })
      zip.addReadStream(source, name, { mtime: new Date(at), mode: 0o100644 })
      await Promise.race([once(source, 'close'), taken])
    },
    end: async () => {
      zip.end()
      await taken
      const body = spooling ? await spooling.end() : new Uint8Array(Buffer.concat(chunks))
      return { hash: Buffer.from(hash.end()).toString('hex'), body }
    },
    abandon: async () => {
      zip.end()
      await taken.catch(() => {})
      await spooling?.drop()
    },
  }
}
