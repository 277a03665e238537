import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { conflictsOf } from '#gate/proposals/conflicts.ts'
import type { App } from '#house/app.ts'
import { lostReservations } from './reservations/index.ts'

/**
 * What stands in the way of applying a case: values that the dossier does not take any more, and what it reserved and cannot
 * have (docs/approvals.md E11). Undefined for a case that proposes nothing.
 */
export async function conflictsNow(app: App, theCase: Case): Promise<readonly string[] | undefined> {
  const proposal = await proposals.ofCase(app.db, theCase.id)
  if (!proposal) return undefined
  return [...(await conflictsOf(app, proposal)), ...(await lostReservations(app, theCase))]
}
