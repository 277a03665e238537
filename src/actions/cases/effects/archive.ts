import { openFiling } from '#actions/custody/opening.ts'
import { archiveDossier } from '#actions/dossiers/archiving.ts'
import type { Effect } from './effect.ts'

/** The draft is archived, and its paper is to be filed. */
export const archive: Effect = async (app, { id, dossier }) => {
  await archiveDossier(app, dossier, { case: id })
  await openFiling(app, { dossier, case: id })
}
