import type { Handle, Route } from '#domain/cases/route.ts'
import { asking, climbing, ifAsked } from './blocks.ts'

/** 签字办结: legal has the contract signed and attaches the copy. */
const signing: Handle = {
  k: 'handle',
  id: 'signing',
  phase: 'approving',
  days: 10,
  who: { duty: 'legal' },
  decides: { part: 'legal' },
  repeat: 'off',
  output: 'signing',
}

/**
 * 合同: drawn by legal; the head says whether it is to be, HR looks at it, finance where pay changes with it, the leaders level by
 * level, and legal has it signed (docs/decisions/0038).
 */
export const contract1: Route = {
  key: 'contract',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'sign',
  body: {
    k: 'seq',
    id: 'contract',
    items: [
      asking('head', { head: 'subject' }),
      asking('hr', { duty: 'hr' }),
      ifAsked('finance', { duty: 'finance' }),
      climbing('leaders'),
      signing,
      { k: 'notify', id: 'copies', to: [{ decider: 'head' }, { decider: 'hr' }, 'applicant'] },
    ],
  },
}
