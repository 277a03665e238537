import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Probation is part of the term. */
export const probationOutside: Rule = {
  key: 'probation-outside',
  severity: 'error',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.from', 'contracts.to', 'contracts.probationEnd'],
  find: ({ records }) =>
    records('contracts').flatMap(({ id, fields }) => {
      const [from, to, end] = ['from', 'to', 'probationEnd'].map((key) => textOf(fields[key]) as PartialDate)
      if (!end || !((from && isBefore(end, from)) || (to && isBefore(to, end)))) return []
      return [{ field: 'probationEnd', record: id }]
    }),
}
