import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** A training ends before it begins. */
export const trainingEnd: Rule = {
  key: 'training-end',
  severity: 'error',
  section: 'training',
  source: 'docs/law/appointment-form.md §5',
  reads: ['training.from', 'training.to'],
  find: ({ records }) =>
    records('training').flatMap(({ id, fields }) => {
      const [from, to] = [fields['from'], fields['to']].map((date) => textOf(date) as PartialDate)
      return from && to && isBefore(to, from) ? [{ field: 'to', record: id }] : []
    }),
}
