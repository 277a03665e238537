import type { Route } from '#domain/cases/route.ts'
import { allocation, moving } from './appointing-blocks.ts'
import { closing, fixingIfAsked, reportingUpwards } from './blocks.ts'

/**
 * 调动. What administration allocated and what finance fixed are milestones: afterwards the case is taken back with the
 * consent of whoever did the last of them (docs/approvals.md E8).
 */
export const transfer3: Route = {
  key: 'transfer',
  version: 3,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: moving({ ...allocation, milestone: true }, fixingIfAsked('finance', { duty: 'finance' }, ['pay']), [
    reportingUpwards,
    { ...closing, output: 'moving' },
  ]),
}
