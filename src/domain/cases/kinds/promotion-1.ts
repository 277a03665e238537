import type { Route } from '#domain/cases/route.ts'
import { asking, climbing, closing, ifAsked } from './blocks.ts'

/**
 * 晋升任职: the head, legal and finance where contract or pay change with it, the leaders level by level, then 办结 by HR
 * with document and day (docs/decisions/0029, 0035).
 */
export const promotion1: Route = {
  key: 'promotion',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: {
    k: 'seq',
    id: 'promotion',
    items: [
      asking('head', { head: 'subject' }),
      ifAsked('legal', { duty: 'legal' }),
      ifAsked('finance', { duty: 'finance' }),
      climbing('leaders'),
      closing,
      { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
    ],
  },
}
