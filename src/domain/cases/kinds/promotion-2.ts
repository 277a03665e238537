import type { Route } from '#domain/cases/route.ts'
import { asking, climbing, closing, reportingUpwards, setting, settingIfAsked, tellingLegal } from './blocks.ts'

/**
 * 晋升任职: the head, legal where the contract changes, else told; finance sets the pay; the leaders level by level; 办结 by HR, and
 * before it the report upwards of whom the superior manages (docs/decisions/0029, 0035, 0094).
 */
export const promotion2: Route = {
  key: 'promotion',
  version: 2,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: {
    k: 'seq',
    id: 'promotion',
    items: [
      asking('head', { head: 'subject' }),
      settingIfAsked('legal', { duty: 'legal' }, ['contract']),
      tellingLegal,
      setting('finance', { duty: 'finance' }, ['pay']),
      climbing('leaders'),
      reportingUpwards,
      closing,
      { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
    ],
  },
}
