import { isEmploying } from '#domain/dossiers/contract-terms.ts'
import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, monthOf, monthsBetween, textOf } from '../values.ts'

/** With one employer there is one labour contract at a time. */
export const contractOverlap: Rule = {
  key: 'contract-overlap',
  severity: 'doubt',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.kind', 'contracts.employer', 'contracts.from', 'contracts.to', 'contracts.ended'],
  find: ({ records }) => {
    const terms = records('contracts').flatMap(({ id, fields }) => {
      const [from, to] = [monthOf(fields['from']), monthOf(fields['ended']) ?? monthOf(fields['to'])]
      return from && isEmploying(fields) ? [{ id, from, to, employer: textOf(fields['employer']) }] : []
    })
    return terms.flatMap(({ id, from, employer }, at) => {
      const other = terms.slice(0, at).find((one) => one.employer === employer && one.to && isBefore(from, one.to))
      if (!other?.to || monthsBetween(from, other.to) < 1) return []
      return [{ field: 'from', record: id, params: { to: formatPartialDate(other.to) } }]
    })
  },
}
