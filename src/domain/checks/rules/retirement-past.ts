import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, monthOf } from '../values.ts'

/** 到龄时间 is over and no retirement is recorded. */
export const retirementPast: Rule = {
  key: 'retirement-past',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/retirement.md §2',
  reads: ['basic.retirement', 'entry.retired'],
  find: ({ basic, records, today }) => {
    const due = monthOf(basic['retirement'])
    const hasRetired = records('entry')[0]?.fields['retired'] !== undefined
    if (!due || !today || hasRetired || !isBefore(due.slice(0, 6) as PartialDate, today)) return []
    return [{ field: 'retirement', params: { date: formatPartialDate(due) } }]
  },
}
