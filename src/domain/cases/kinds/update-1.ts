import type { Route } from '#domain/cases/route.ts'
import { climbing, ifAsked, nobody } from './blocks.ts'

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
          ifAsked('checker', { duty: 'checker' }, { ticks: true }),
          ifAsked('head', { head: 'subject' }),
          ifAsked('hr-lead', { duty: 'hr-lead' }),
          ifAsked('finance', { duty: 'finance' }),
          ifAsked('legal', { duty: 'legal' }),
        ],
      },
      {
        k: 'when',
        id: 'weight',
        cases: [
          { if: { climbs: 'all' }, go: climbing('leaders') },
          { if: { climbs: 'one' }, go: climbing('leader', { levels: 1 }) },
        ],
        otherwise: nobody('no-leaders'),
      },
      { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
    ],
  },
}
