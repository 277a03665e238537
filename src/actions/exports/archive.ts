import type { Instant } from '#domain/time.ts'

export type ArchiveFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * Files as one .zip: names in UTF-8 and marked as such, the moment of the export as their time, so that equal files give
 * equal bytes. Compressing happens off the event loop, one file after the other.
 */
export async function archived(files: readonly ArchiveFile[], at: Instant): Promise<Uint8Array> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.on('end', resolve)
    zip.outputStream.on('error', reject)
  })
  for (const { name, bytes } of files) {
    zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date(at), mode: 0o100644 })
    // The check sum of each file is reckoned here; others have their turn between two of them.
    await new Promise(setImmediate)
  }
  zip.end()
  await done
  return Buffer.concat(chunks)
}
