import { recordedAt } from '#domain/cases/standing.ts'
import { closedBy } from '#domain/proposals/appointing.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/** The appointment stands in the dossier with the document and the day of 办结, and the pay that goes with it. */
export const appoint: Effect = async (app, theCase) => {
  await applyProposal(app, theCase, (record, output) => {
    const fields = closedBy(record, { ...recordedAt(theCase.state, 'resigning'), ...output })
    return fields && { ...record, fields }
  })
}
