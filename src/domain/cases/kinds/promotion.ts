import type { Kind } from '#domain/cases/kind.ts'
import { appointmentOf, appointmentProblems, promotionLines } from '#domain/proposals/appointing.ts'
import { promoting } from '#domain/proposals/appointing-forms.ts'
import { dividedAppointment } from '#domain/proposals/asking.ts'
import { promotion1 } from './promotion-1.ts'
import { promotion2 } from './promotion-2.ts'
import { promotion3 } from './promotion-3.ts'

/** 晋升任职: a new post or rank, with the pay that goes with it. Drawn on a form of its own. */
export const promotion: Kind = {
  key: 'promotion',
  of: 'archived',
  content: 'proposal',
  complete: false,
  papers: ['appointment'],
  grounds: { section: 'submission', group: 'career' },
  draws: {
    by: ['hr', 'hr-lead', 'keeper'],
    groups: ['who'],
    form: {
      section: promoting,
      records: appointmentOf,
      offers: 'own-unit',
      problems: appointmentProblems,
      lines: promotionLines,
    },
  },
  divide: dividedAppointment,
  versions: [
    { route: promotion1, hash: 'da4ea652c6a3f428c504b514d607754ca4e5fc8673b7fa14f767deca6e34e756' },
    { route: promotion2, hash: 'f2efa8eadb37126b15d7c63d2d051b769476c8865e91dfc3df1f65671985964a' },
    { route: promotion3, hash: 'e8c4304c0e15d8371f8f117487a7acadfe512468b6373528e1cae58c52c36fe5' },
  ],
}
