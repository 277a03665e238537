import type { Rule } from '../rule.ts'
import { wordsOf } from '../values.ts'

/** One party is one record. */
export const partyTwice: Rule = {
  key: 'party-twice',
  severity: 'doubt',
  section: 'party',
  source: 'docs/law/checks.md §1',
  reads: ['party.party'],
  find: ({ records }) => {
    const parties = records('party').map(({ id, fields }) => ({ id, party: wordsOf(fields['party']) }))
    return parties
      .filter(({ party }, at) => party !== '' && parties.findIndex((other) => other.party === party) < at)
      .map(({ id, party }) => ({ field: 'party', params: { party }, record: id }))
  },
}
