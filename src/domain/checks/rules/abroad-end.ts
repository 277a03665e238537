import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Somebody returns before leaving. */
export const abroadEnd: Rule = {
  key: 'abroad-end',
  severity: 'error',
  section: 'abroad',
  source: 'docs/law/appointment-form.md §5',
  reads: ['abroad.from', 'abroad.to'],
  find: ({ records }) =>
    records('abroad').flatMap(({ id, fields }) => {
      const [from, to] = [fields['from'], fields['to']].map((date) => textOf(date) as PartialDate)
      return from && to && isBefore(to, from) ? [{ field: 'to', record: id }] : []
    }),
}
