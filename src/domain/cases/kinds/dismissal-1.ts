import type { Route } from '#domain/cases/route.ts'
import { appointing } from './appointing-blocks.ts'
import { fixingIfAsked } from './blocks.ts'

/** 免职: finance fixes the pay where it follows, which is a milestone (docs/approvals.md E8; docs/decisions/0240). */
export const dismissal1: Route = {
  key: 'dismissal',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'dismiss',
  body: appointing('dismissal', fixingIfAsked('finance', { duty: 'finance' }, ['pay'])),
}
