import { isLabour } from '#domain/dossiers/contract-terms.ts'
import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { monthOf, monthsBetween } from '../values.ts'

/** A labour contract is signed within a month of the start of work. */
export const contractSignedLate: Rule = {
  key: 'contract-signed-late',
  severity: 'doubt',
  section: 'contracts',
  source: 'docs/law/contracts.md §1',
  reads: ['contracts.kind', 'contracts.signed', 'contracts.from'],
  find: ({ records }) =>
    records('contracts').flatMap(({ id, fields }) => {
      const [signed, from] = [monthOf(fields['signed']), monthOf(fields['from'])]
      if (!isLabour(fields) || !signed || !from || monthsBetween(from, signed) <= 1) return []
      return [
        { field: 'signed', record: id, params: { signed: formatPartialDate(signed), from: formatPartialDate(from) } },
      ]
    }),
}
