import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** A certificate expires before it was issued. */
export const certificateEnd: Rule = {
  key: 'certificate-end',
  severity: 'error',
  section: 'certificates',
  source: 'docs/law/checks.md §7',
  reads: ['certificates.issued', 'certificates.expires'],
  find: ({ records }) =>
    records('certificates').flatMap(({ id, fields }) => {
      const [from, to] = [fields['issued'], fields['expires']].map((date) => textOf(date) as PartialDate)
      return from && to && isBefore(to, from) ? [{ field: 'expires', record: id }] : []
    }),
}
