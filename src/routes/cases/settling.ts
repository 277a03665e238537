import type { Case } from '#db/cases/cases.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { type Reckoned, settlementOf } from '#domain/settlement/departure.ts'
import { settle } from '#domain/settlement/settle.ts'
import { readSettlementInputs } from '#gate/settlement/inputs.ts'
import type { WebContext } from '#routes/web/web.ts'
import { itemsSaid } from '#views/settlement/said.ts'

/** 离职结算 as it is reckoned now, line by line in words, for whoever sits at it and may read the pay; else nothing. */
export async function reckonedFor(
  { var: { app, actor, t } }: WebContext,
  { dossier }: Case,
  records: readonly ProposedRecord[],
): Promise<ReadonlyMap<string, Reckoned>> {
  const asked = settlementOf(records)
  const inputs = asked && (await readSettlementInputs(app, actor, dossier, { ...asked, typed: {}, edited: {} }))
  return inputs ? itemsSaid(t, settle(inputs)) : new Map()
}
