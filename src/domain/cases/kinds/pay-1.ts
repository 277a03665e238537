import type { Route } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'

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
      {
        k: 'step',
        id: 'hr',
        phase: 'confirming',
        days: 3,
        who: { duty: 'hr' },
        decides: { part: 'hr' },
        repeat: 'off',
        ticks: false,
        carry: true,
      },
      {
        k: 'step',
        id: 'finance',
        phase: 'confirming',
        days: 3,
        who: { duty: 'finance' },
        decides: { part: 'finance' },
        repeat: 'off',
        ticks: false,
        carry: true,
      },
      {
        k: 'ladder',
        id: 'leaders',
        phase: 'approving',
        days: 3,
        until: { rank: topRank },
        decides: { part: 'leaders' },
        repeat: 'once',
        carry: true,
      },
      { k: 'notify', id: 'copies', to: ['applicant'] },
    ],
  },
}
