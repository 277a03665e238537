import * as filings from '#db/custody/filings.ts'
import * as volumes from '#db/custody/volumes.ts'
import * as log from '#db/log/log.ts'
import type { Filing } from '#domain/custody/filing.ts'
import type { CaseId, DossierId, FilingId, VolumeId } from '#domain/ids.ts'
import type { SheetKind } from '#domain/prints/sheets/index.ts'
import type { App } from '#house/app.ts'

/**
 * Opens the 归档 task of a dossier just archived, inside the transaction that archives it, so that administration has it
 * at once. Makes the first volume of the original where there is none.
 */
export async function openFiling(
  app: App,
  {
    dossier,
    case: of,
    swaps,
    confirms,
  }: { dossier: DossierId; case?: CaseId | undefined; swaps?: readonly SheetKind[]; confirms?: boolean },
): Promise<FilingId> {
  const volume = await volumes.originalOf(app.db, dossier, app.newId<VolumeId>())
  const id = app.newId<FilingId>()
  await filings.addFiling(app.db, { id, dossier, case: of, volume, swaps, confirms, at: app.now() })
  await log.record(app.db, {
    at: app.now(),
    actor: 'system',
    act: 'filing.opened',
    about: { dossier, filing: id, ...(of && { case: of }), ...(swaps && { sheets: swaps.join(',') }) },
  })
  app.whenCommitted(() => app.filings.opened(dossier))
  return id
}

/** A task whose place another one takes: what was printed for it is not to be filed any more. */
export async function endFiling(app: App, { id, dossier }: Filing): Promise<void> {
  await filings.end(app.db, id, app.now())
  await log.record(app.db, { at: app.now(), actor: 'system', act: 'filing.ended', about: { dossier, filing: id } })
  app.whenCommitted(() => app.filings.ended(dossier))
}
