import { mostProbation } from '#domain/dossiers/contract-terms.ts'
import type { Rule } from '../rule.ts'
import { monthOf, monthsBetween } from '../values.ts'

/** 试用期 by the term of the contract; a 聘用合同 has twelve months at most. */
export const probationTooLong: Rule = {
  key: 'probation-too-long',
  severity: 'doubt',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.kind', 'contracts.from', 'contracts.to', 'contracts.probationEnd'],
  find: ({ records }) =>
    records('contracts').flatMap(({ id, fields }) => {
      const [from, end, most] = [monthOf(fields['from']), monthOf(fields['probationEnd']), mostProbation(fields)]
      if (!from || !end || most === undefined) return []
      const months = monthsBetween(from, end)
      if (months <= most) return []
      return [{ field: 'probationEnd', record: id, params: { months: String(months), most: String(most) } }]
    }),
}
