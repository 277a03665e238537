import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** A contract ends before it begins. */
export const contractEnd: Rule = {
  key: 'contract-end',
  severity: 'error',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.from', 'contracts.to'],
  find: ({ records }) =>
    records('contracts').flatMap(({ id, fields }) => {
      const [from, to] = [fields['from'], fields['to']].map((date) => textOf(date) as PartialDate)
      return from && to && isBefore(to, from) ? [{ field: 'to', record: id }] : []
    }),
}
