import type { Route } from '#domain/cases/route.ts'
import { asking, climbing, closing, fixingIfAsked, reportingUpwards, settingIfAsked, tellingLegal } from './blocks.ts'

/**
 * 免职: the head, legal where the contract changes, else told; finance sets the pay where it follows; the leaders level by level;
 * 办结 by HR with the document, and before it the report upwards (docs/decisions/0029, 0035, 0094).
 */
export const dismissal1: Route = {
  key: 'dismissal',
  version: 1,
  schema: 1,
  hold: 'proposal',
  effect: 'dismiss',
  body: {
    k: 'seq',
    id: 'dismissal',
    items: [
      asking('head', { head: 'subject' }),
      settingIfAsked('legal', { duty: 'legal' }, ['contract']),
      tellingLegal,
      fixingIfAsked('finance', { duty: 'finance' }, ['pay']),
      climbing('leaders'),
      reportingUpwards,
      closing,
      { k: 'notify', id: 'copies', to: [{ head: 'subject' }, 'applicant'] },
    ],
  },
}
