import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** A month has one payslip. */
export const payslipTwice: Rule = {
  key: 'payslip-twice',
  severity: 'error',
  section: 'payslips',
  source: 'docs/law/checks.md §5',
  reads: ['payslips.month'],
  find: ({ records }) => {
    const months = records('payslips').map(({ id, fields }) => ({ id, month: textOf(fields['month']) as PartialDate }))
    return months
      .filter(({ month }, at) => month && months.findIndex((one) => one.month === month) < at)
      .map(({ id, month }) => ({ field: 'month', record: id, params: { month: formatPartialDate(month) } }))
  },
}
