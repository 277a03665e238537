import { closedBy } from '#domain/proposals/appointing.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/** The appointment ends with the document and the day of 办结; rank, pay and contract follow where the case says so. */
export const dismiss: Effect = async (app, theCase) => {
  await applyProposal(app, theCase, (record, output) => {
    const fields = closedBy(record, output)
    return fields && { ...record, fields }
  })
}
