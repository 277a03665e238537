import type { Asked } from '#domain/cases/condition.ts'
import type { Block, Route, Step } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'

/** Whoever is asked about a part sits only where the proposal has such a part. */
const ifAsked = (part: Exclude<Asked, 'leaders' | 'hr'>, step: Pick<Step, 'who' | 'ticks'>): Block => ({
  k: 'when',
  id: `asks-${part}`,
  cases: [
    {
      if: { asked: part },
      go: { k: 'step', id: part, phase: 'confirming', days: 3, decides: { part }, repeat: 'off', carry: true, ...step },
    },
  ],
  otherwise: nothing(`no-${part}`),
})

const nothing = (id: string): Block => ({ k: 'seq', id, items: [] })

const leaders = (id: string, until: { rank: number } | { levels: number }): Block => ({
  k: 'ladder',
  id,
  phase: 'approving',
  days: 3,
  until,
  decides: { part: 'leaders' },
  repeat: 'once',
  carry: true,
})

/**
 * 信息变更: whom the content concerns is asked at the same time, then the leaders by its weight (docs/decisions/0034, 0060).
 * What is routine asks nobody, and the head is told.
 */
export const update1: Route = {
  key: 'update',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'revise',
  fastPath: true,
  body: {
    k: 'seq',
    id: 'update',
    items: [
      {
        k: 'par',
        id: 'asked',
        branches: [
          ifAsked('checker', { who: { duty: 'checker' }, ticks: true }),
          ifAsked('head', { who: { head: 'subject' }, ticks: false }),
          ifAsked('hr-lead', { who: { duty: 'hr-lead' }, ticks: false }),
          ifAsked('finance', { who: { duty: 'finance' }, ticks: false }),
          ifAsked('legal', { who: { duty: 'legal' }, ticks: false }),
        ],
      },
      {
        k: 'when',
        id: 'weight',
        cases: [
          { if: { climbs: 'all' }, go: leaders('leaders', { rank: topRank }) },
          { if: { climbs: 'one' }, go: leaders('leader', { levels: 1 }) },
        ],
        otherwise: nothing('no-leaders'),
      },
      { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
    ],
  },
}
