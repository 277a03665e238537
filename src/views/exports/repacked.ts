import { fromBuffer } from 'yauzl'
import { ZipFile } from 'yazl'

/** What becomes of a part of the file, by its name and text. */
export type Edit = (name: string, text: string) => string

/**
 * The same Office file without the moment at which it was drawn, in its entries and its properties: equal content gives equal
 * bytes, so that what left can be told by its hash.
 */
export async function repacked(file: Uint8Array, edit: Edit = (_, text) => text): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const { name, bytes } of await entriesOf(Buffer.from(file))) {
    const timeless = name === 'docProps/core.xml' ? Buffer.from(bytes.toString('utf8').replace(moments, '')) : bytes
    const edited = name.endsWith('.xml') ? Buffer.from(edit(name, timeless.toString('utf8'))) : timeless
    zip.addBuffer(edited, name, { mtime: new Date(1980, 0, 1) })
  }
  zip.end()
  return gathered(zip.outputStream)
}

const moments = /<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g

type Entry = { readonly name: string; readonly bytes: Buffer }

const entriesOf = (file: Buffer): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const entries: Entry[] = []
      zip.on('error', reject)
      zip.on('end', () => resolve(entries))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error)
          gathered(stream).then((bytes) => {
            entries.push({ name: entry.fileName, bytes })
            zip.readEntry()
          }, reject)
        })
      })
      zip.readEntry()
    })
  })

async function gathered(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
