import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { isPayOffScale } from '#gate/pay-scales/scales.ts'
import { openProposalForWork } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'

/** Pay outside the table in force is set with a reason (docs/decisions/0039). */
export const isUnexplained = async (app: App, section: string, fields: Fields): Promise<boolean> =>
  section === pay.key && !fields['offScale'] && (await isPayOffScale(app, fields))

/** Whether a case proposes such a pay and nobody said why. */
export async function hasUnexplainedPay(app: App, { id }: Case): Promise<boolean> {
  const proposal = await proposals.ofCase(app.db, id)
  const records = proposal ? (await openProposalForWork(app, 'check', proposal)).opened : []
  for (const { section, fields } of records) if (await isUnexplained(app, section, fields)) return true
  return false
}
