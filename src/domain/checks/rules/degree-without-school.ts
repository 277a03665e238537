import type { Rule } from '../rule.ts'
import { textOf, wordsOf } from '../values.ts'

/** A degree is conferred by a school, and the form names it. */
export const degreeWithoutSchool: Rule = {
  key: 'degree-without-school',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/appointment-form.md §4',
  reads: ['education.degree', 'education.school'],
  find: ({ records }) =>
    records('education').flatMap(({ id, fields: { degree, school } }) =>
      wordsOf(degree) !== '' && textOf(school).trim() === ''
        ? [{ field: 'school', record: id, params: { degree: wordsOf(degree) } }]
        : [],
    ),
}
