import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** Only whoever works is appraised. */
export const appraisalBeforeWork: Rule = {
  key: 'appraisal-before-work',
  severity: 'doubt',
  section: 'appraisals',
  source: 'docs/law/checks.md §4',
  reads: ['appraisals.year', 'basic.workStart'],
  find: ({ records, basic }) => {
    const work = textOf(basic['workStart']).slice(0, 4)
    return records('appraisals').flatMap(({ id, fields }) => {
      const year = textOf(fields['year'])
      return work !== '' && year !== '' && year < work ? [{ field: 'year', record: id, params: { year } }] : []
    })
  },
}
