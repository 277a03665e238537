import type { Kind } from '#domain/cases/kind.ts'
import { appointmentOf, promoting } from '#domain/proposals/appointing.ts'
import { dividedByGroup } from '#domain/proposals/asking.ts'
import { promotion1 } from './promotion-1.ts'

/** 晋升任职: a new post or rank, with the pay that goes with it. Drawn on a form of its own. */
export const promotion: Kind = {
  key: 'promotion',
  of: 'archived',
  content: 'proposal',
  complete: false,
  papers: ['appointment'],
  draws: {
    by: ['hr', 'hr-lead', 'keeper'],
    groups: ['who'],
    form: { section: promoting, records: appointmentOf },
  },
  divide: (changes) =>
    dividedByGroup(changes, {
      pay: ['finance', 'hr', 'leaders'],
      contract: ['legal', 'hr', 'leaders'],
      others: ['head', 'hr', 'leaders'],
    }),
  versions: [{ route: promotion1, hash: 'da4ea652c6a3f428c504b514d607754ca4e5fc8673b7fa14f767deca6e34e756' }],
}
