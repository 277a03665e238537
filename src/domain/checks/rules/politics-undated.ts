import type { Rule } from '../rule.ts'
import { codeIn, textOf, wordsOf } from '../values.ts'

/** A member of the Party without a date of entry. */
export const politicsUndated: Rule = {
  key: 'politics-undated',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/appointment-form.md §4',
  reads: ['basic.politics', 'basic.partyDate', 'party.joined'],
  find: ({ basic, records }) => {
    const isMember = ['01', '02'].includes(codeIn(basic['politics']) ?? '')
    const isDated = textOf(basic['partyDate']) !== '' || records('party').some(({ fields }) => fields['joined'])
    return isMember && !isDated ? [{ field: 'partyDate', params: { stated: wordsOf(basic['politics']) } }] : []
  },
}
