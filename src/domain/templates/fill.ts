import { entriesOf, type ZipEntry } from '#domain/imports/zip.ts'
import { partText } from './marks.ts'
import { patchSheet, type Write } from './patch.ts'
import { reckonedAnew } from './reckoned-anew.ts'

/** A blank workbook with the numbers for it, each sheet by the part that it lies in. */
export type FillJob = {
  readonly bytes: Uint8Array
  readonly sheets: readonly { readonly part: string; readonly writes: readonly Write[] }[]
}

const mostParts = 5_000

/**
 * The workbook with these numbers in its blank cells. Every part but the sheets that are written to, and the one that says
 * that formulas are worked out anew, holds the very bytes that it held; the parts keep their order.
 */
export async function fillForm({ bytes, sheets }: FillJob): Promise<Uint8Array> {
  const parts = await entriesOf(bytes, mostParts)
  if (!Array.isArray(parts)) throw new Error('A workbook that was kept cannot be read.')
  const [encoder, writes] = [new TextEncoder(), new Map(sheets.map((sheet) => [sheet.part, sheet.writes]))]
  const made: { readonly name: string; readonly bytes: Uint8Array }[] = []
  for (const part of parts as readonly ZipEntry[]) {
    const { name } = part
    const plain = await part.read()
    const own = writes.get(name)
    if (own && own.length > 0) made.push({ name, bytes: encoder.encode(patchSheet(partText(plain), own)) })
    else if (name.toLowerCase() === 'xl/workbook.xml')
      made.push({ name, bytes: encoder.encode(reckonedAnew(partText(plain))) })
    else made.push({ name, bytes: plain })
  }
  return packed(made)
}

/** At a fixed time, so that equal workbooks are equal files. */
async function packed(parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const mtime = new Date(1980, 0, 1, 12)
  for (const { name, bytes } of parts) zip.addBuffer(Buffer.from(bytes), name, { mtime, mode: 0o100644 })
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}
