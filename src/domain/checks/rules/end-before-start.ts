import { monthNumber } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** A line ends before it begins. */
export const endBeforeStart: Rule = {
  key: 'end-before-start',
  severity: 'error',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'resume.to'],
  find: ({ records }) =>
    records('resume').flatMap(({ id, fields }) => {
      const [from, to] = [monthOf(fields['from']), monthOf(fields['to'])]
      return from && to && monthNumber(to) < monthNumber(from) ? [{ field: 'to', record: id }] : []
    }),
}
