import type { Kind } from '#domain/cases/kind.ts'
import { appointmentOf, transferring } from '#domain/proposals/appointing.ts'
import { dividedByGroup } from '#domain/proposals/asking.ts'
import { transfer1 } from './transfer-1.ts'

/** 调动: another unit and post, from a day on. Both heads decide, each unit's leaders, and HR closes it. */
export const transfer: Kind = {
  key: 'transfer',
  of: 'archived',
  content: 'proposal',
  complete: false,
  papers: ['appointment'],
  draws: {
    by: ['hr', 'hr-lead', 'keeper'],
    groups: ['who'],
    form: { section: transferring, records: appointmentOf, whilePunished: true },
  },
  divide: (changes) => ({
    ...dividedByGroup(changes, {
      pay: ['finance', 'hr', 'leaders'],
      contract: ['legal', 'hr', 'leaders'],
      others: ['head', 'hr', 'leaders'],
    }),
    ...changes.reduce((known, { to }) => (to ? { to } : known), {}),
  }),
  versions: [{ route: transfer1, hash: 'f08312810b723d317471ca1de96c16061a0b554e8f509c117fd6d451aefe97f4' }],
}
