import { openFiling } from '#actions/custody/opening.ts'
import { placeAsSaid } from '#actions/custody/said.ts'
import { archiveDossier } from '#actions/dossiers/archiving.ts'
import { followCreation } from '#actions/followups/opening.ts'
import type { Effect } from './effect.ts'

/** The draft is archived, its paper is to be filed, its contract and its starting pay are to be recorded. */
export const archive: Effect = async (app, { id, dossier }) => {
  await archiveDossier(app, dossier, { case: id })
  await openFiling(app, { dossier, case: id, confirms: await placeAsSaid(app, dossier) })
  await followCreation(app, { dossier, case: id })
}
