import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** Only the last line goes on until today. */
export const resumeOpenEarly: Rule = {
  key: 'resume-open-early',
  severity: 'doubt',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'resume.to'],
  asked: true,
  find: ({ records }) =>
    records('resume')
      .slice(0, -1)
      .filter(({ fields }) => textOf(fields['from']) !== '' && textOf(fields['to']) === '')
      .map(({ id }) => ({ field: 'to', record: id })),
}
