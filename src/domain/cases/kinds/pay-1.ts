import type { Route } from '#domain/cases/route.ts'
import { asking, climbing } from './blocks.ts'

/**
 * 工资调整: drawn by finance, looked at by HR, then by another finance person, else the leader over finance, since whoever
 * wrote a figure never vouches for it; then the leaders, level by level (docs/decisions/0038).
 */
export const pay1: Route = {
  key: 'pay',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'revise',
  body: {
    k: 'seq',
    id: 'pay',
    items: [
      asking('hr', { duty: 'hr' }),
      asking('finance', { duty: 'finance' }),
      climbing('leaders'),
      { k: 'notify', id: 'copies', to: ['applicant'] },
    ],
  },
}
