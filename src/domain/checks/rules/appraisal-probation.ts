import type { Rule } from '../rule.ts'
import { codeIn, textOf } from '../values.ts'

/** A newly engaged person is on probation for a year at most. */
export const appraisalProbation: Rule = {
  key: 'appraisal-probation',
  severity: 'doubt',
  section: 'appraisals',
  source: 'docs/law/checks.md §4',
  reads: ['appraisals.year', 'appraisals.result', 'basic.workStart'],
  find: ({ records, basic }) => {
    const work = textOf(basic['workStart']).slice(0, 4)
    return records('appraisals').flatMap(({ id, fields }) => {
      const year = textOf(fields['year'])
      if (codeIn(fields['result']) !== '5A' || work === '' || Number(year) - Number(work) <= 2) return []
      return [{ field: 'result', record: id, params: { year, work } }]
    })
  },
}
