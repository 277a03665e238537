import type { Route } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'
import { asking, climbing, closing, ifAsked } from './blocks.ts'

/**
 * 调动: the head who lets somebody go, the head who takes them in, finance and legal where pay or contract change, the leader of
 * the old unit, then the leaders over the new one, and 办结 by HR (docs/decisions/0037).
 */
export const transfer1: Route = {
  key: 'transfer',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: {
    k: 'seq',
    id: 'transfer',
    items: [
      asking('head', { head: 'subject' }),
      asking('head', { head: 'proposed' }, { id: 'new-head' }),
      {
        k: 'par',
        id: 'concerned',
        branches: [ifAsked('legal', { duty: 'legal' }), ifAsked('finance', { duty: 'finance' })],
      },
      climbing('leader', { levels: 1 }),
      climbing('leaders', { rank: topRank }, { from: 'proposed' }),
      closing,
      { k: 'notify', id: 'copies', to: [{ decider: 'head' }, { decider: 'new-head' }, 'applicant'] },
    ],
  },
}
