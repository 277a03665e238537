import type { Asked } from '#domain/cases/condition.ts'
import type { Block, Step } from '#domain/cases/route.ts'
import { asking, nobody } from './blocks.ts'

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
 * All who approved the case that is taken back, those beside each other or before the leaders at the same time and the leaders
 * last; where it went up to none of them, the HR lead answers for the whole (docs/approvals.md E8).
 */
export const askingAgain = (before: readonly Asked[]): Block => ({
  k: 'seq',
  id: 'revocation',
  items: [
    { k: 'par', id: 'approvers', branches: before.map((part) => again(part, nobody(`no-${part}`))) },
    again('leaders', asking('hr-lead', { duty: 'hr-lead' }, { id: 'revocation-lead' }), { phase: 'approving' }),
    { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
  ],
})
