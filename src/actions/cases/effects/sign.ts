import { signedBy } from '#domain/proposals/contracting.ts'
import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/** The contract stands in the register with the day of its signature and the signed copy, and the pay that goes with it. */
export const sign: Effect = async (app, theCase) => {
  await applyProposal(app, theCase, (record, output) => ({ ...record, fields: signedBy(record, output) }))
}
