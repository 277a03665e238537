import { formatPartialDate } from '#domain/time.ts'
import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** Work or the Party before the birth. */
export const beforeBirth: Rule = {
  key: 'before-birth',
  severity: 'error',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.birth', 'basic.workStart', 'basic.partyDate'],
  find: ({ basic, births, joined }) =>
    (
      [
        ['workStart', monthOf(basic['workStart'])],
        ['partyDate', joined],
      ] as const
    ).flatMap(([field, at]) =>
      at && (ageUnder(births, at, 0) ?? 0) < 0 ? [{ field, params: { date: formatPartialDate(at) } }] : [],
    ),
}
