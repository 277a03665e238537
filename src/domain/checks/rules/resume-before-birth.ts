import { formatPartialDate } from '#domain/time.ts'
import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** The first line begins before the birth. */
export const resumeBeforeBirth: Rule = {
  key: 'resume-before-birth',
  severity: 'error',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'basic.birth'],
  find: ({ records, births }) => {
    const [first] = records('resume')
    const from = monthOf(first?.fields['from'])
    if (!first || !from || (ageUnder(births, from, 0) ?? 0) >= 0) return []
    return [{ field: 'from', params: { date: formatPartialDate(from) }, record: first.id }]
  },
}
