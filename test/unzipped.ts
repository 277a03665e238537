import { fromBuffer } from 'yauzl'

export type Unzipped = { readonly name: string; readonly utf8: boolean; readonly bytes: Buffer }

/** The entries of an archive, in their order. */
export const unzipped = (file: Uint8Array): Promise<readonly Unzipped[]> =>
  new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(file), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const found: Unzipped[] = []
      zip.on('error', reject)
      zip.on('end', () => resolve(found))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
            found.push({ name: entry.fileName, utf8, bytes: Buffer.concat(chunks) })
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
