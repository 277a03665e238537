import type { Route } from '#domain/cases/route.ts'
import { allocation, legalThere, moving, resigningThere } from './appointing-blocks.ts'
import { closing, fixingIfAsked, reportingUpwards } from './blocks.ts'

/**
 * 调动. Where the entity that takes somebody in has legal people of its own, they are asked about the new contract and record
 * it, apart from those of the entity that lets go, who decide on what ends the old one (docs/decisions/0037).
 */
export const transfer5: Route = {
  key: 'transfer',
  version: 5,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: moving(
    { ...allocation, milestone: true },
    fixingIfAsked('finance', { duty: 'finance' }, ['pay']),
    [resigningThere, reportingUpwards, { ...closing, output: 'consenting' }],
    [legalThere],
  ),
}
