import type { Route } from '#domain/cases/route.ts'
import { appointing } from './appointing-blocks.ts'
import { setting } from './blocks.ts'

/** 晋升任职: finance sets the pay in its seat. */
export const promotion2: Route = {
  key: 'promotion',
  version: 2,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: appointing('promotion', setting('finance', { duty: 'finance' }, ['pay'])),
}
