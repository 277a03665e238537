import type { Route } from '#domain/cases/route.ts'
import { appointing } from './appointing-blocks.ts'
import { fixing } from './blocks.ts'

/**
 * 晋升任职. The pay that finance fixed is a milestone: afterwards the case is taken back with the consent of whoever fixed it
 * (docs/approvals.md E8).
 */
export const promotion3: Route = {
  key: 'promotion',
  version: 3,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: appointing('promotion', fixing('finance', { duty: 'finance' }, ['pay'])),
}
