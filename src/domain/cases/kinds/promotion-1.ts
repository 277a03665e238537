import type { Asked } from '#domain/cases/condition.ts'
import type { Block, Route, Step } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'

const step = (part: Asked, who: Step['who']): Block => ({
  k: 'step',
  id: part,
  phase: 'confirming',
  days: 3,
  who,
  decides: { part },
  repeat: 'off',
  ticks: false,
  carry: true,
})

const ifAsked = (part: Asked, who: Step['who']): Block => ({
  k: 'when',
  id: `asks-${part}`,
  cases: [{ if: { asked: part }, go: step(part, who) }],
  otherwise: { k: 'seq', id: `no-${part}`, items: [] },
})

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
      step('head', { head: 'subject' }),
      ifAsked('legal', { duty: 'legal' }),
      ifAsked('finance', { duty: 'finance' }),
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
      {
        k: 'handle',
        id: 'closing',
        phase: 'approving',
        days: 5,
        who: { duty: 'hr' },
        decides: { part: 'hr' },
        repeat: 'off',
        output: 'closing',
      },
      { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
    ],
  },
}
