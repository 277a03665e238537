import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** One year is one record. */
export const appraisalTwice: Rule = {
  key: 'appraisal-twice',
  severity: 'error',
  section: 'appraisals',
  source: 'docs/law/appointment-form.md §5',
  reads: ['appraisals.year'],
  find: ({ records }) => {
    const years = records('appraisals').map(({ id, fields }) => ({ id, year: textOf(fields['year']) }))
    return years
      .filter(({ year }, at) => year !== '' && years.findIndex((other) => other.year === year) < at)
      .map(({ id }) => ({ field: 'year', record: id }))
  },
}
