import { orRefuse } from '#actions/once.ts'
import * as appending from '#db/dossiers/appending.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as identifiers from '#db/dossiers/identifiers.ts'
import type { Group } from '#domain/access/groups.ts'
import { type DossierState, mayBecome } from '#domain/dossiers/dossier.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { basic as section } from '#domain/dossiers/sections/basic.ts'
import type { CaseId, ChangeId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { settle } from './settling.ts'
import { only } from './writing.ts'

/**
 * Moves a dossier's state with its case, inside the case's transaction. The number is fixed at archiving
 * (docs/decisions/0064).
 */
export async function moveDossier(
  app: App,
  id: DossierId,
  state: Exclude<DossierState, 'transferred'>,
  of?: { case: CaseId },
): Promise<void> {
  const dossier = await dossiers.find(app.db, id)
  if (!dossier || !mayBecome(dossier.state, state)) throw new Error(`A dossier cannot become ${state}.`)
  if (state === 'archived') await giveNumber(app, id, of)
  await dossiers.setState(app.db, id, state, state === 'archived' ? app.now() : undefined)
  app.whenCommitted(() => {
    const entry = app.roster.entry(id)
    if (entry) app.roster.put({ ...entry, subject: { ...entry.subject, state } })
  })
}

/** Archives: the effect of a creation case, with the last verdict and in its transaction. */
export const archiveDossier = (app: App, id: DossierId, of: { case: CaseId }): Promise<void> =>
  moveDossier(app, id, 'archived', of)

async function giveNumber(app: App, id: DossierId, of?: { case: CaseId }) {
  const { contents } = (await openForWork(app, 'apply', id)).opened
  const basic = contents['basic']?.[0]
  if (!basic || basic.fields['number']) return
  const dossier = await dossiers.find(app.db, id)
  const unit = dossier && app.directory.units.get(dossier.entity)
  if (!dossier || !unit) throw new Error('The dossier has no entity.')
  const number = await identifiers.nextNumber(app, unit.id)
  const fields = new Map<Group, Fields>([['who', { ...only(section, 'who', basic.fields), number }]])
  await appending.add(app, {
    dossier: id,
    record: basic.id,
    section: 'basic',
    kind: 'change',
    fields,
    change: app.newId<ChangeId>(),
    at: app.now(),
    author: dossier.createdBy,
    ...(of && { case: of.case }),
  })
  orRefuse(await settle(app, id))
}
