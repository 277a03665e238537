import { askBack } from '#actions/followups/giving-back.ts'
import { type Case, find } from '#db/cases/cases.ts'
import * as log from '#db/log/log.ts'
import * as offices from '#db/organisation/offices.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { CaseId } from '#domain/ids.ts'
import { refuseOffice } from '#domain/organisation/appointing.ts'
import { inForce } from '#domain/organisation/span.ts'
import { officesEnded } from '#domain/proposals/relieving.ts'
import { dayOf } from '#domain/time.ts'
import { openProposalForWork } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/** What the case wrote that is taken back is as it was before it; the history keeps both. */
export const restore: Effect = async (app, theCase) => {
  await applyProposal(app, theCase, (record) => record)
  const { revokes } = theCase.state.content
  if (!revokes) return
  await giveBackOffices(app, theCase, revokes.case)
  await askBack(app, { dossier: theCase.dossier, revoked: revokes.case })
}

/** Offices that ended with the case are held again from today; one that somebody else holds by now stays with that one. */
async function giveBackOffices(app: App, { id: theCase, dossier }: Case, revoked: CaseId): Promise<void> {
  const [before, proposal] = [await find(app, revoked), await proposals.ofCase(app.db, revoked)]
  const person = app.roster.entry(dossier)?.subject.person
  if (!before?.endedAt || !proposal || !person) return
  const titles = officesEnded((await openProposalForWork(app, 'apply', proposal)).opened)
  if (titles.length === 0) return
  const [ended, today] = [dayOf(before.endedAt), dayOf(app.now())]
  const all = await offices.list(app)
  for (const office of all) {
    if (office.person !== person || office.until !== ended || !titles.includes(office.title)) continue
    const held = all.filter(({ unit }) => unit === office.unit).filter(inForce(today))
    if (refuseOffice(office, held)) continue
    const { unit, kind } = office
    await offices.add(app.db, { ...office, id: app.newId(), from: today, until: undefined })
    await log.record(app.db, {
      at: app.now(),
      actor: 'system',
      act: 'office.given',
      about: { unit, person, office: kind, case: theCase },
    })
  }
  app.whenCommitted(() => app.directory.reload())
}
