import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'

/** Nobody joins the Party before the age of eighteen. */
export const partyTooYoung: Rule = {
  key: 'party-too-young',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.birth', 'basic.partyDate'],
  find: ({ births, joined }) => {
    const age = ageUnder(births, joined, 18) ?? -1
    return age < 0 ? [] : [{ field: 'partyDate', params: { age: String(age) } }]
  },
}
