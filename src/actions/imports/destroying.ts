import type { BlobId, DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** What lies on the disk of an import: the key of its dossier, its file and its portrait. */
export type Laid = { readonly dossier: DossierId; readonly blobs: readonly BlobId[] }

/**
 * Removes the files of an import that is none any more, then its key. The key goes last and always: while it is there, the
 * next start knows that something was left to do; a file that cannot be removed is noise without it.
 */
export async function destroy(app: App, { dossier, blobs }: Laid): Promise<void> {
  for (const blob of blobs) await app.blobs.remove(blob).catch(app.report)
  app.vault.shred(dossier)
}
