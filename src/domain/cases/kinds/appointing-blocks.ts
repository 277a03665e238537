import type { Block, Handle } from '#domain/cases/route.ts'
import { asking, climbing, closing, ifAsked, nobody, reportingUpwards, settingIfAsked, tellingLegal } from './blocks.ts'

/**
 * To a post and from one: the head, legal where the contract changes, else told; finance; the leaders level by level;
 * 办结 by HR, and before it the report upwards of whom the superior manages (docs/decisions/0029, 0035, 0094).
 */
export const appointing = (id: string, finance: Block): Block => ({
  k: 'seq',
  id,
  items: [
    asking('head', { head: 'subject' }),
    settingIfAsked('legal', { duty: 'legal' }, ['contract']),
    tellingLegal,
    finance,
    climbing('leaders'),
    reportingUpwards,
    closing,
    { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
  ],
})

/** Administration allocates seat and equipment; they are reserved until the case ends. */
export const allocation: Handle = {
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

/** Another legal entity takes somebody in: legal records the new contract before HR closes (docs/decisions/0037). */
export const resigning: Block = {
  k: 'when',
  id: 'signs',
  cases: [
    {
      if: { asked: 'receiving' },
      go: { ...closing, id: 'resigning', who: { duty: 'legal' }, decides: { part: 'legal' }, output: 'resigning' },
    },
  ],
  otherwise: nobody('signs-nothing'),
}

/** The same by legal of the entity that takes somebody in, where it has one of its own. */
export const resigningThere: Block = {
  k: 'when',
  id: 'signs',
  cases: [
    {
      if: { asked: 'receiving-legal' },
      go: {
        ...closing,
        id: 'resigning-there',
        who: { duty: 'legal', of: 'proposed' },
        decides: { part: 'receiving-legal' },
        output: 'resigning',
      },
    },
  ],
  otherwise: { ...resigning, id: 'signs-here' },
}

/** Legal of the entity that takes somebody in decides on the new contract, and may write it. */
export const legalThere: Block = settingIfAsked('receiving-legal', { duty: 'legal', of: 'proposed' }, ['contract'])

/**
 * To another unit: the head who lets go, the head who takes in and sees whether the post is free; administration,
 * finance and legal at the same time, and the HR of another legal entity; the leader of each unit, then the first above
 * both; then what ends it (docs/decisions/0037, 0101).
 */
export const moving = (
  allocation: Handle,
  finance: Block,
  last: readonly Block[],
  concerned: readonly Block[] = [],
): Block => ({
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
        finance,
        ifAsked('receiving', { duty: 'hr', of: 'proposed' }),
        ...concerned,
      ],
    },
    tellingLegal,
    climbing('leader', { levels: 1 }),
    climbing('new-leader', { levels: 1 }, { from: 'proposed' }),
    climbing('leaders', { levels: 1 }, { from: 'both' }),
    ...last,
    { k: 'notify', id: 'copies', to: [{ decider: 'head' }, { decider: 'new-head' }, 'applicant'] },
  ],
})
