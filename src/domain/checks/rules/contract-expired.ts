import { isEmploying } from '#domain/dossiers/contract-terms.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, isBefore, textOf } from '../values.ts'

/** A contract that has run out was renewed or ended. */
export const contractExpired: Rule = {
  key: 'contract-expired',
  severity: 'hint',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.kind', 'contracts.from', 'contracts.to', 'contracts.state', 'contracts.ended'],
  find: ({ records, today }) => {
    const last = records('contracts').findLast(({ fields }) => isEmploying(fields))
    const to = textOf(last?.fields['to']) as PartialDate
    const isOpen = ['1', ''].includes(codeIn(last?.fields['state']) ?? '') && textOf(last?.fields['ended']) === ''
    if (!last || !to || !today || !isOpen || !isBefore(to, today)) return []
    return [{ field: 'to', record: last.id, params: { date: formatPartialDate(to) } }]
  },
}
