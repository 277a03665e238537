import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** A certificate that has run out is renewed or given up. */
export const certificateExpired: Rule = {
  key: 'certificate-expired',
  severity: 'hint',
  section: 'certificates',
  source: 'docs/law/checks.md §7',
  reads: ['certificates.name', 'certificates.expires'],
  find: ({ records, today }) =>
    records('certificates').flatMap(({ id, fields }) => {
      const expires = textOf(fields['expires']) as PartialDate
      if (!today || !expires || !isBefore(expires, today)) return []
      return [
        { field: 'expires', record: id, params: { name: textOf(fields['name']), date: formatPartialDate(expires) } },
      ]
    }),
}
