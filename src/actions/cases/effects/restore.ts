import type { Effect } from './effect.ts'
import { applyProposal } from './revise.ts'

/** What the case wrote that is taken back is as it was before it; the history keeps both. */
export const restore: Effect = async (app, theCase) => {
  await applyProposal(app, theCase, (record) => record)
}
