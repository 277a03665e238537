import type { Route } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'

/** What head and leaders decide on; `who` goes with identity (docs/decisions/0048 and 0070). */
const slice = ['who', 'identity', 'career', 'training', 'appraisal'] as const

/**
 * 新建: 复核 by HR → the head confirms → leaders level by level → archived. Published: kept as it was for the cases that began
 * on it (docs/decisions/0032, 0048, 0071 and 0074).
 */
export const create1: Route = {
  key: 'create',
  version: 1,
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
        who: { duty: 'hr' },
        decides: ['id-numbers', 'contact', 'family', 'health', 'political-review', 'photo', 'discipline'],
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
        repeat: 'adjacent',
      },
      { k: 'notify', id: 'copies', to: [{ decider: 'head' }, 'applicant'] },
    ],
  },
}
