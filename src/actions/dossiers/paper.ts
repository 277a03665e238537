import * as blobs from '#db/blobs.ts'
import type { Group } from '#domain/access/groups.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { type PaperRefusal, watchPaper } from '#domain/dossiers/paper.ts'
import type { PaperRef, PaperType } from '#domain/dossiers/section.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** A paper that was taken: what a record says of it, and the row of its encrypted file, not entered yet. */
export type PaperLaid = { readonly paper: PaperRef; readonly row: blobs.BlobRow }

export type PaperTaken = Result<PaperLaid, PaperRefusal>

/** Where a paper goes, and the name that it came with. */
export type PaperPlace = { readonly dossier: DossierId; readonly group: Group; readonly name: string }

/** A scan of A3 at 600 dpi has 70 million pixels. */
const mostPixels = 120_000_000

const longestName = 120

/**
 * 附件: takes a paper as it comes in. It is evidence and kept byte for byte, encrypted piece by piece and never held whole on
 * its way; what cannot be read to its end, is locked by a password, or would run or carry something is refused, and nothing
 * of it stays (docs/decisions/0228). Whoever may not write there is turned away before this.
 */
export async function takePaper(app: App, { dossier, group, name }: PaperPlace) {
  const id = app.newId<BlobId>()
  const laying = await app.blobs.begin({ id, dossier, group, at: app.now() })
  const watched = watchPaper()
  return {
    add: async (bytes: Uint8Array): Promise<void> => {
      watched.add(bytes)
      await laying.add(bytes)
    },
    end: async (cut: boolean): Promise<PaperTaken> => {
      const known = cut ? refuse('paper-too-large') : watched.end()
      if (!known.ok) {
        await laying.giveUp()
        return known
      }
      const row = await laying.end()
      const trouble = await troubleIn(app, known.value, row)
      if (trouble) {
        await app.blobs.remove(id)
        return refuse(trouble)
      }
      const paper = { blob: id, name: cleanText(name).slice(-longestName), type: known.value, bytes: row.bytes }
      return ok({ paper, row })
    },
    giveUp: laying.giveUp,
  }
}

/** Removes the file of a paper that came and that nothing names: the form was refused, or was sent twice. */
export async function dropUnnamed(app: App, { id, dossier_id: dossier }: blobs.BlobRow): Promise<void> {
  if ((await blobs.groupOf(app.db, id, dossier)) === undefined) await app.blobs.remove(id)
}

/** Read once to its end, as whoever looks at it will have it read. */
async function troubleIn(app: App, type: PaperType, row: blobs.BlobRow) {
  if (type !== 'application/pdf') return pictureTrouble(await app.blobs.readLaid(row))
  const looked = await app.readingRoom.lookAt(() => app.blobs.readLaid(row))
  return looked.ok ? undefined : looked.refusal
}

async function pictureTrouble(bytes: Uint8Array): Promise<PaperRefusal | undefined> {
  const { default: sharp } = await import('sharp')
  try {
    await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).resize(32).toBuffer()
    return undefined
  } catch (error) {
    return error instanceof Error && /pixel limit/i.test(error.message) ? 'paper-too-large' : 'paper-broken'
  }
}
