import type { LaidFile } from '#domain/bringing/brought.ts'
import { Damaged } from '#domain/errors.ts'
import type { BringingId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { blobRowOf } from './arriving.ts'

/** The bytes of a file that waits; undefined where they are not there any more, as in a copy that was put back. */
export async function laidBytes(app: App, bringing: BringingId, file: LaidFile): Promise<Buffer | undefined> {
  try {
    return await app.blobs.readLaid(blobRowOf(bringing, file))
  } catch (error) {
    if (error instanceof Damaged) return undefined
    throw error
  }
}
