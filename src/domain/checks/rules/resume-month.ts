import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** 简历 is accurate to the month. */
export const resumeMonth: Rule = {
  key: 'resume-month',
  severity: 'hint',
  section: 'resume',
  source: 'docs/law/appointment-form.md §4',
  reads: ['resume.from', 'resume.to'],
  asked: true,
  find: ({ records }) =>
    records('resume').flatMap(({ id, fields }) =>
      ['from', 'to'].flatMap((field) => {
        const year = textOf(fields[field])
        return year.length === 4 ? [{ field, params: { year }, record: id }] : []
      }),
    ),
}
