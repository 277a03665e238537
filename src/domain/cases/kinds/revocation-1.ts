import type { Route } from '#domain/cases/route.ts'
import { askingAgain } from './revocation-blocks.ts'

/** 撤销: all who approved the case that is taken back, the leaders last (docs/approvals.md E8). */
export const revocation1: Route = {
  key: 'revocation',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'restore',
  body: askingAgain(['checker', 'head', 'hr-lead', 'hr', 'finance', 'legal', 'administration', 'receiving']),
}
