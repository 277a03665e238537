import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Nobody is appointed before starting work. */
export const appointmentBeforeWork: Rule = {
  key: 'appointment-before-work',
  severity: 'doubt',
  section: 'appointments',
  source: 'docs/law/appointment-form.md §5',
  reads: ['appointments.from', 'basic.workStart'],
  find: ({ records, basic }) => {
    const work = textOf(basic['workStart']) as PartialDate
    return records('appointments').flatMap(({ id, fields }) => {
      const from = textOf(fields['from']) as PartialDate
      if (!work || !from || !isBefore(from, work)) return []
      return [{ field: 'from', record: id, params: { date: formatPartialDate(from) } }]
    })
  },
}
