import type { Asked } from '#domain/cases/condition.ts'
import type { Block, Route, Step } from '#domain/cases/route.ts'
import { asking, nobody } from './blocks.ts'

/** Whoever approved beside each other, or before the leaders, is asked at the same time. */
const before: readonly Asked[] = ['checker', 'head', 'hr-lead', 'hr', 'finance', 'legal', 'administration', 'receiving']

/** Everybody who approved this part has a seat of his own, and all must agree. */
const again = (part: Asked, otherwise: Block, more: Partial<Pick<Step, 'phase'>> = {}): Block => ({
  k: 'when',
  id: `revokes-${part}`,
  cases: [
    {
      if: { again: part },
      go: { ...asking(part, { again: part }, { id: `again-${part}` }), mode: 'all', ...more },
    },
  ],
  otherwise,
})

/**
 * 撤销: all who approved the case that is taken back, the leaders last; where it went up to none of them, the HR lead
 * answers for the whole (docs/approvals.md E8).
 */
export const revocation1: Route = {
  key: 'revocation',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'restore',
  body: {
    k: 'seq',
    id: 'revocation',
    items: [
      { k: 'par', id: 'approvers', branches: before.map((part) => again(part, nobody(`no-${part}`))) },
      again('leaders', asking('hr-lead', { duty: 'hr-lead' }, { id: 'revocation-lead' }), { phase: 'approving' }),
      { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
    ],
  },
}
