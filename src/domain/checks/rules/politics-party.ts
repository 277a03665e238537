import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** 政治面貌 and the memberships say the same. */
export const politicsParty: Rule = {
  key: 'politics-party',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/checks.md §1',
  reads: ['basic.politics', 'party.party'],
  asked: true,
  find: ({ basic, records }) => {
    const stated = codeIn(basic['politics'])
    const parties = records('party').map(({ fields }) => fields['party'])
    if (!stated || parties.length === 0) return []
    const own = stated === '02' ? '01' : stated
    if (parties.some((party) => codeIn(party) === own)) return []
    return [
      { field: 'politics', params: { stated: wordsOf(basic['politics']), party: parties.map(wordsOf).join('、') } },
    ]
  },
}
