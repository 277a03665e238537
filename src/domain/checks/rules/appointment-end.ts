import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** An appointment ends before it begins. */
export const appointmentEnd: Rule = {
  key: 'appointment-end',
  severity: 'error',
  section: 'appointments',
  source: 'docs/law/appointment-form.md §5',
  reads: ['appointments.from', 'appointments.to'],
  find: ({ records }) =>
    records('appointments').flatMap(({ id, fields }) => {
      const [from, to] = [fields['from'], fields['to']].map((date) => textOf(date) as PartialDate)
      return from && to && isBefore(to, from) ? [{ field: 'to', record: id }] : []
    }),
}
