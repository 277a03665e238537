import type { Route } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'

/** What head and leaders decide on; `who` goes with identity (docs/decisions/0048 and 0070). */
const slice = ['who', 'identity', 'career', 'training', 'appraisal'] as const

/**
 * 新建: 复核 by whoever the HR lead named → the head confirms → leaders level by level → archived. Whoever has decided on
 * the same content is not asked again, whatever stands between (docs/decisions/0082 and 0098). What the appointment
 * form says of an appointment is compared with the form and is no matter of head and leaders (docs/decisions/0104).
 */
export const create2: Route = {
  key: 'create',
  version: 2,
  schema: 1,
  hold: '*',
  effect: 'archive',
  body: {
    k: 'seq',
    id: 'create',
    items: [
      {
        k: 'step',
        id: 'check',
        phase: 'confirming',
        days: 3,
        who: { duty: 'checker' },
        decides: ['id-numbers', 'contact', 'family', 'health', 'political-review', 'photo', 'discipline', 'form'],
        repeat: 'off',
        ticks: true,
      },
      {
        k: 'step',
        id: 'head',
        phase: 'confirming',
        days: 3,
        who: { head: 'subject' },
        decides: slice,
        repeat: 'off',
        ticks: false,
      },
      {
        k: 'ladder',
        id: 'leaders',
        phase: 'approving',
        days: 3,
        until: { rank: topRank },
        decides: slice,
        repeat: 'once',
      },
      { k: 'notify', id: 'copies', to: [{ decider: 'head' }, 'applicant'] },
    ],
  },
}
