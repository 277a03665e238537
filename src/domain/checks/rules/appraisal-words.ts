import type { Rule } from '../rule.ts'
import { codeIn, textOf } from '../values.ts'

/** 称职 is the word for civil servants, 合格 that for public institutions: not both in one year. */
export const appraisalWords: Rule = {
  key: 'appraisal-words',
  severity: 'hint',
  section: 'appraisals',
  source: 'docs/law/codes.md §4',
  reads: ['appraisals.year', 'appraisals.result'],
  find: ({ records }) => {
    const graded = records('appraisals').map(({ id, fields }) => ({
      id,
      year: textOf(fields['year']),
      institution: codeIn(fields['result'])?.endsWith('B') ?? false,
    }))
    return graded
      .filter(({ year, institution }) => institution && graded.some((one) => one.year === year && !one.institution))
      .map(({ id }) => ({ field: 'result', record: id }))
  },
}
