import { askHandedBack } from '#actions/followups/giving-back.ts'
import type { CaseState } from '#domain/cases/case.ts'
import { recordedAt } from '#domain/cases/standing.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { UnitId } from '#domain/ids.ts'
import { closedBy } from '#domain/proposals/appointing.ts'
import { entityOf } from '#gate/proposals/house.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/**
 * The appointment stands in the dossier with the document and the day of 办结, and the pay that goes with it. Whoever goes to
 * another legal entity is asked by administration of the old one for what belongs to that.
 */
export const appoint: Effect = async (app, theCase) => {
  const { id: moved, dossier } = theCase
  const unit = app.roster.entry(dossier)?.subject.unit
  let to: UnitId | undefined
  await applyProposal(app, theCase, (record, output) => {
    if (record.section === 'basic') to = record.fields['unit'] as UnitId | undefined
    const fields = closedBy(record, { ...contractRecorded(theCase.state), ...output })
    return fields && { ...record, fields }
  })
  if (unit && to && entityOf(app, unit) !== entityOf(app, to)) await askHandedBack(app, { dossier, moved, unit })
}

/** The new contract, by legal of whichever legal entity recorded it. */
const contractRecorded = (state: CaseState): Fields | undefined =>
  recordedAt(state, 'resigning') ?? recordedAt(state, 'resigning-there')
