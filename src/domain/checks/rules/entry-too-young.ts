import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** Nobody is employed before the age of sixteen. */
export const entryTooYoung: Rule = {
  key: 'entry-too-young',
  severity: 'doubt',
  section: 'entry',
  source: 'docs/law/appointment-form.md §5',
  reads: ['entry.entered', 'basic.birth'],
  find: ({ records, births }) => {
    const age = ageUnder(births, monthOf(records('entry')[0]?.fields['entered']), 16)
    return age === undefined ? [] : [{ field: 'entered', params: { age: String(Math.max(age, 0)) } }]
  },
}
