import type { Handle, Route } from '#domain/cases/route.ts'
import { asking, climbing, closing, ifAsked, reportingUpwards, settingIfAsked, tellingLegal } from './blocks.ts'

/** Administration allocates seat and equipment; they are reserved until the case ends. */
const allocation: Handle = {
  k: 'handle',
  id: 'administration',
  phase: 'confirming',
  days: 3,
  who: { duty: 'archivist' },
  decides: { part: 'administration' },
  repeat: 'off',
  output: 'allocating',
  reserves: 'resources',
}

/**
 * 调动: the head who lets go, the head who takes in and sees whether the post is free; administration, finance and legal at the same
 * time, and the HR of another legal entity; the leader of each unit, then the first above both; 办结 by HR with consent and contract
 * where they are needed (docs/decisions/0037, 0101).
 */
export const transfer2: Route = {
  key: 'transfer',
  version: 2,
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
        branches: [
          allocation,
          settingIfAsked('legal', { duty: 'legal' }, ['contract']),
          settingIfAsked('finance', { duty: 'finance' }, ['pay']),
          ifAsked('receiving', { duty: 'hr', of: 'proposed' }),
        ],
      },
      tellingLegal,
      climbing('leader', { levels: 1 }),
      climbing('new-leader', { levels: 1 }, { from: 'proposed' }),
      climbing('leaders', { levels: 1 }, { from: 'both' }),
      reportingUpwards,
      { ...closing, output: 'moving' },
      { k: 'notify', id: 'copies', to: [{ decider: 'head' }, { decider: 'new-head' }, 'applicant'] },
    ],
  },
}
