import type { Rule } from '../rule.ts'
import { codeIn, textOf } from '../values.ts'

/** A year without a grade states its reason. */
export const appraisalReason: Rule = {
  key: 'appraisal-reason',
  severity: 'hint',
  section: 'appraisals',
  source: 'docs/law/appointment-form.md §4',
  reads: ['appraisals.year', 'appraisals.result', 'appraisals.text'],
  find: ({ records }) =>
    records('appraisals').flatMap(({ id, fields: { year, result, text } }) =>
      ['5', '6', '7'].includes(codeIn(result) ?? '') && textOf(text).trim() === ''
        ? [{ field: 'text', record: id, params: { year: textOf(year) } }]
        : [],
    ),
}
