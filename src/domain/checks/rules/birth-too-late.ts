import { formatPartialDate } from '#domain/time.ts'
import { isAhead, laterThan } from '../birth.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** Something in this life lies before the birth. With an ID number the number is asked instead. */
export const birthTooLate: Rule = {
  key: 'birth-too-late',
  severity: 'error',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.birth', 'basic.workStart', 'basic.partyDate', 'resume.from'],
  find: ({ contents, basic, card, today }) => {
    const month = monthOf(basic['birth'])
    const before = month && !card && !isAhead(month, today) ? laterThan(contents, month) : undefined
    return before ? [{ field: 'birth', params: { date: formatPartialDate(before) } }] : []
  },
}
