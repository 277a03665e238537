import type { Rule } from '../rule.ts'

/** Nobody is present on more days than were due. */
export const attendanceOver: Rule = {
  key: 'attendance-over',
  severity: 'doubt',
  section: 'attendance',
  source: 'docs/law/checks.md §5',
  reads: ['attendance.due', 'attendance.present'],
  find: ({ records }) =>
    records('attendance').flatMap(({ id, fields: { due, present } }) => {
      if (due === undefined || present === undefined || Number(present) <= Number(due)) return []
      return [{ field: 'present', record: id, params: { present: String(present), due: String(due) } }]
    }),
}
