import { formatPartialDate, monthNumber, type PartialDate } from '#domain/time.ts'
import type { Found, Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** A line begins before an earlier one has ended. */
export const resumeOverlap: Rule = {
  key: 'resume-overlap',
  severity: 'doubt',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'resume.to'],
  find: ({ records }) => {
    const found: Found[] = []
    let until: PartialDate | undefined
    for (const { id, fields } of records('resume')) {
      const [from, to] = [monthOf(fields['from']), monthOf(fields['to'])]
      if (from && until && monthNumber(from) < monthNumber(until)) {
        const params = { from: formatPartialDate(from), to: formatPartialDate(until) }
        found.push({ field: 'from', params, record: id })
      }
      if (to && (!until || to > until)) until = to
    }
    return found
  },
}
