import type { Route } from '#domain/cases/route.ts'
import { departing, final } from './departure-blocks.ts'

/**
 * 离职. The final figure is a milestone: once it stands, the case is taken back with the consent of whoever settled
 * (docs/approvals.md E8).
 */
export const departure2: Route = {
  key: 'departure',
  version: 2,
  schema: 1,
  hold: '*',
  effect: 'depart',
  noted: { is: 'noted' },
  body: departing({ ...final, milestone: true }),
}
