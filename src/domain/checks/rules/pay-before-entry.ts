import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Nobody is paid here before entering. */
export const payBeforeEntry: Rule = {
  key: 'pay-before-entry',
  severity: 'doubt',
  section: 'pay',
  source: 'docs/law/checks.md §5',
  reads: ['pay.from', 'entry.entered'],
  find: ({ records }) => {
    const entered = textOf(records('entry')[0]?.fields['entered']) as PartialDate
    return records('pay').flatMap(({ id, fields }) => {
      const from = textOf(fields['from']) as PartialDate
      if (!entered || !from || !isBefore(from, entered)) return []
      return [{ field: 'from', record: id, params: { date: formatPartialDate(from) } }]
    })
  },
}
