import type { App } from '#context.ts'
import * as audit from '#db/audit.ts'
import * as custody from '#db/custody.ts'
import type { CaseId, DossierId, FilingId, VolumeId } from '#domain/ids.ts'

/**
 * Opens the 归档 task of a dossier just archived, inside the transaction that archives it, so that administration has it
 * at once. Makes the first volume of the original where there is none.
 */
export async function openFiling(
  app: App,
  { dossier, case: of }: { dossier: DossierId; case?: CaseId },
): Promise<FilingId> {
  const volume = await custody.originalOf(app.db, dossier, app.newId<VolumeId>())
  const id = app.newId<FilingId>()
  await custody.addFiling(app.db, { id, dossier, case: of, volume, at: app.now() })
  await audit.record(app.db, {
    at: app.now(),
    actor: 'system',
    act: 'filing.opened',
    about: { dossier, filing: id, ...(of && { case: of }) },
  })
  return id
}
