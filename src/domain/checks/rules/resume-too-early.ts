import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** Nobody goes to school before the age of five. */
export const resumeTooEarly: Rule = {
  key: 'resume-too-early',
  severity: 'doubt',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'basic.birth'],
  find: ({ records, births }) => {
    const [first] = records('resume')
    const age = ageUnder(births, monthOf(first?.fields['from']), 5) ?? -1
    return first && age >= 0 ? [{ field: 'from', params: { age: String(age) }, record: first.id }] : []
  },
}
