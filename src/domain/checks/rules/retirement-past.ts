import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, monthOf } from '../values.ts'

/** 到龄时间 is over and no retirement is recorded. */
export const retirementPast: Rule = {
  key: 'retirement-past',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/retirement.md §2',
  reads: ['basic.retirement'],
  find: ({ basic, today }) => {
    const due = monthOf(basic['retirement'])
    if (!due || !today || !isBefore(due.slice(0, 6) as PartialDate, today)) return []
    return [{ field: 'retirement', params: { date: formatPartialDate(due) } }]
  },
}
