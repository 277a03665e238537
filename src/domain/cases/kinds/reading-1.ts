import type { Route, Step } from '#domain/cases/route.ts'
import { nobody } from './blocks.ts'

const step = (id: string, who: Step['who']): Step => ({
  k: 'step',
  id,
  phase: 'confirming',
  days: 3,
  who,
  decides: ['who'],
  repeat: 'once',
  ticks: false,
  carry: true,
})

/**
 * 查阅: the applicant's own head, then HR, of sensitive groups the HR lead; then it is open. Finance and legal are told of what
 * belongs to them (docs/decisions/0038).
 */
export const reading1: Route = {
  key: 'reading',
  version: 1,
  schema: 1,
  hold: 'nothing',
  effect: 'open-reading',
  body: {
    k: 'seq',
    id: 'reading',
    items: [
      step('own-head', { head: 'applicant' }),
      {
        k: 'when',
        id: 'sensitive',
        cases: [{ if: { asked: 'hr-lead' }, go: step('reading-lead', { duty: 'hr-lead' }) }],
        otherwise: step('reading-hr', { duty: 'hr' }),
      },
      {
        k: 'when',
        id: 'of-pay',
        cases: [{ if: { asked: 'finance' }, go: { k: 'notify', id: 'finance-told', to: [{ duty: 'finance' }] } }],
        otherwise: nobody('no-pay'),
      },
      {
        k: 'when',
        id: 'of-contract',
        cases: [{ if: { asked: 'legal' }, go: { k: 'notify', id: 'legal-told', to: [{ duty: 'legal' }] } }],
        otherwise: nobody('no-contract'),
      },
      { k: 'notify', id: 'copies', to: ['applicant', 'named'] },
    ],
  },
}
