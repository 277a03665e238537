import type { Asked } from '#domain/cases/condition.ts'
import type { Block, Route, Step } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'

const step = (id: string, part: Asked, who: Step['who']): Block => ({
  k: 'step',
  id,
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
  cases: [{ if: { asked: part }, go: step(part, part, who) }],
  otherwise: { k: 'seq', id: `no-${part}`, items: [] },
})

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
      step('head', 'head', { head: 'subject' }),
      step('new-head', 'head', { head: 'proposed' }),
      {
        k: 'par',
        id: 'concerned',
        branches: [ifAsked('legal', { duty: 'legal' }), ifAsked('finance', { duty: 'finance' })],
      },
      {
        k: 'ladder',
        id: 'leader',
        phase: 'approving',
        days: 3,
        until: { levels: 1 },
        decides: { part: 'leaders' },
        repeat: 'once',
        carry: true,
      },
      {
        k: 'ladder',
        id: 'leaders',
        phase: 'approving',
        days: 3,
        from: 'proposed',
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
      { k: 'notify', id: 'copies', to: [{ decider: 'head' }, { decider: 'new-head' }, 'applicant'] },
    ],
  },
}
