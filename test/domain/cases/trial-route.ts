import type { Group } from '#domain/access/groups.ts'
import type { Route } from '#domain/cases/route.ts'

const slice: readonly Group[] = ['who', 'identity', 'career', 'training', 'appraisal']

/**
 * The route on which the engine is tried: an HR pool that ticks, a head, a ladder and a copy. It is the tests' own and
 * stays as it is, so that a step more in a published route is told by that route's test alone.
 */
export const trial: Route = {
  key: 'create',
  version: 1,
  schema: 1,
  hold: '*',
  effect: 'archive',
  body: {
    k: 'seq',
    id: 'trial',
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
        until: { rank: 1 },
        decides: slice,
        repeat: 'adjacent',
      },
      { k: 'notify', id: 'copies', to: [{ decider: 'head' }, 'applicant'] },
    ],
  },
}
