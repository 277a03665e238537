import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Earlier employment ends before it begins. */
export const earlierServiceEnd: Rule = {
  key: 'earlier-service-end',
  severity: 'error',
  section: 'earlier-service',
  source: 'docs/law/appointment-form.md §5',
  reads: ['earlier-service.from', 'earlier-service.to'],
  find: ({ records }) =>
    records('earlier-service').flatMap(({ id, fields }) => {
      const [from, to] = [fields['from'], fields['to']].map((date) => textOf(date) as PartialDate)
      return from && to && isBefore(to, from) ? [{ field: 'to', record: id }] : []
    }),
}
