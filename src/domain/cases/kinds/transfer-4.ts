import type { Route } from '#domain/cases/route.ts'
import { allocation, moving, resigning } from './appointing-blocks.ts'
import { closing, fixingIfAsked, reportingUpwards } from './blocks.ts'

/**
 * 调动. Between legal entities the new contract is legal's to record, with its number, days and signed copy, before HR closes
 * with the document and the consent of the person (docs/decisions/0037).
 */
export const transfer4: Route = {
  key: 'transfer',
  version: 4,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: moving({ ...allocation, milestone: true }, fixingIfAsked('finance', { duty: 'finance' }, ['pay']), [
    resigning,
    reportingUpwards,
    { ...closing, output: 'consenting' },
  ]),
}
