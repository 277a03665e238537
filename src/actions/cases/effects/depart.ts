import { handSeatsOn } from '#actions/cases/leaving.ts'
import { endAccess } from '#actions/departures/access.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { followDeparture } from '#actions/followups/leaving-papers.ts'
import { startTransferOut } from '#actions/transfers/starting.ts'
import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { dayFrom, isWholeDay } from '#domain/days.ts'
import { kindIn } from '#domain/departures/leaving.ts'
import { leavingPapersIn } from '#domain/departures/leaving-papers.ts'
import { paperAfter } from '#domain/departures/paper.ts'
import { NotFound } from '#domain/errors.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/**
 * The end of the last day: how somebody left stands in the dossier, which is closed; what others were drawing on it is given
 * up; its paper waits to be moved; account, duties and offices end, and what waited for the person goes to others (E2; docs/decisions/0029, 0030).
 */
export const depart: Effect = async (app, theCase, saveCase) => {
  const { id, dossier } = theCase
  const subject = app.roster.entry(dossier)?.subject
  if (!subject) throw new NotFound()
  await applyProposal(app, theCase, (record, output) =>
    record.section === 'departure' ? { ...record, fields: { ...record.fields, ...leavingPapersIn(output) } } : record,
  )
  for (const drawn of await proposals.ofDossier(app.db, dossier))
    if (!drawn.case) await proposals.end(app.db, drawn.id, app.now())
  await startPaper(app, theCase)
  await followDeparture(app, theCase)
  await moveDossier(app, dossier, 'closed', { case: id })
  await endAccess(app, subject.person, id)
  await handSeatsOn(app, { account: 'system' }, { person: subject.person }, saveCase)
}

/** The clock of the paper, in the archivist's queue, where it is moved at all (docs/law/departure.md §6). */
async function startPaper(app: App, { id, dossier }: Case): Promise<void> {
  const { contents } = (await openForWork(app, 'apply', dossier)).opened
  const fields = contents['departure']?.[0]?.fields ?? {}
  const last = fields['lastDay']
  if (!isWholeDay(last)) return
  const { profile } = app.directory.settings
  const after = paperAfter(kindIn(fields), contents, { lastDay: dayFrom(last), profile })
  if (after.is === 'moved') await startTransferOut(app, 'system', { dossier, due: after.by, case: id })
}
