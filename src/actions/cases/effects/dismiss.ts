import * as log from '#db/log/log.ts'
import * as offices from '#db/organisation/offices.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { closedBy } from '#domain/proposals/appointing.ts'
import { officesEnded } from '#domain/proposals/relieving.ts'
import { dayOf } from '#domain/time.ts'
import { openProposalForWork } from '#gate/proposals/reader.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/**
 * The appointment ends with the document and the day of 办结; rank, pay and contract follow where the case says so, and
 * whoever headed or led a unit is asked no more as that.
 */
export const dismiss: Effect = async (app, theCase) => {
  const proposal = await proposals.ofCase(app.db, theCase.id)
  const titles = proposal ? officesEnded((await openProposalForWork(app, 'apply', proposal)).opened) : []
  await applyProposal(app, theCase, (record, output) => {
    const fields = closedBy(record, output)
    return fields && { ...record, fields }
  })
  const person = app.roster.entry(theCase.dossier)?.subject.person
  if (!person || titles.length === 0) return
  for (const unit of await offices.endAll(app.db, person, dayOf(app.now()), titles))
    await log.record(app.db, {
      at: app.now(),
      actor: 'system',
      act: 'office.ended',
      about: { unit, person, case: theCase.id },
    })
  app.whenCommitted(() => app.directory.reload())
}
