import { handSeatsOn } from '#actions/cases/leaving.ts'
import { endAccess } from '#actions/departures/access.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { NotFound } from '#domain/errors.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/**
 * The end of the last day: how somebody left stands in the dossier, which is closed; what others were drawing on it is given
 * up; account, duties and offices end, and what waited for the person goes to others (E2; docs/decisions/0029, 0030).
 */
export const depart: Effect = async (app, theCase, keep) => {
  const { id, dossier } = theCase
  const subject = app.roster.entry(dossier)?.subject
  if (!subject) throw new NotFound()
  await applyProposal(app, theCase, (record, { document }) =>
    record.section === 'departure' && document !== undefined
      ? { ...record, fields: { ...record.fields, document } }
      : record,
  )
  for (const drawn of await proposals.ofDossier(app.db, dossier))
    if (!drawn.case) await proposals.end(app.db, drawn.id, app.now())
  await moveDossier(app, dossier, 'closed', { case: id })
  await endAccess(app, subject.person, id)
  await handSeatsOn(app, { account: 'system' }, { person: subject.person }, keep)
}
