import { finishDiscarding } from '#actions/imports/imports.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import type { App } from './app.ts'

/**
 * What a process that ended in the middle may have left behind, tidied when the house opens: keys and files that no
 * committed row names (decisions.md 14, 15), and keys of imports that were given up a moment before.
 */
export async function tidyUp(app: App): Promise<void> {
  await finishDiscarding(app)
  const known = await dossiers.ids(app.db)
  app.vault.sweep((dossier) => known.has(dossier))
  await app.blobs.sweep(app.db, app.now())
}
