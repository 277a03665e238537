import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** A year is appraised when it has ended. */
export const appraisalEarly: Rule = {
  key: 'appraisal-early',
  severity: 'doubt',
  section: 'appraisals',
  source: 'docs/law/checks.md §4',
  reads: ['appraisals.year'],
  find: ({ records, today }) =>
    records('appraisals').flatMap(({ id, fields }) => {
      const year = textOf(fields['year'])
      if (!today || year === '') return []
      const isOpen = year > today.slice(0, 4) || (year === today.slice(0, 4) && today.slice(4, 6) < '12')
      return isOpen ? [{ field: 'year', record: id, params: { year } }] : []
    }),
}
