import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf, monthsBetween, textOf } from '../values.ts'

/** 试用期 by the term of the contract; a 聘用合同 has twelve months at most. */
export const probationTooLong: Rule = {
  key: 'probation-too-long',
  severity: 'doubt',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.kind', 'contracts.from', 'contracts.to', 'contracts.probationEnd'],
  find: ({ records }) =>
    records('contracts').flatMap(({ id, fields }) => {
      const [from, end] = [monthOf(fields['from']), monthOf(fields['probationEnd'])]
      const most = from && mostMonths(codeIn(fields['kind']), from, textOf(fields['to']) as PartialDate)
      if (!from || !end || most === undefined) return []
      const months = monthsBetween(from, end)
      if (months <= most) return []
      return [{ field: 'probationEnd', record: id, params: { months: String(months), most: String(most) } }]
    }),
}

/** 劳动合同法 Art. 19; a term of three years that ends on the day before counts as three years. */
function mostMonths(kind: string | undefined, from: PartialDate, to: PartialDate): number | undefined {
  if (kind === '5') return 12
  if (kind === '2') return 6
  if (kind === '3') return 0
  if (kind !== '1' || !monthOf(to)) return undefined
  const term = monthsBetween(from, to)
  if (term < 2) return 0
  return term < 11 ? 1 : term < 35 ? 2 : 6
}
