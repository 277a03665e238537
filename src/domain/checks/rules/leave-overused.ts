import type { Rule } from '../rule.ts'

/** More leave was used than there was. */
export const leaveOverused: Rule = {
  key: 'leave-overused',
  severity: 'hint',
  section: 'leave',
  source: 'docs/law/checks.md §5',
  reads: ['leave.entitled', 'leave.carried', 'leave.used'],
  find: ({ records }) =>
    records('leave').flatMap(({ id, fields: { entitled, carried, used } }) => {
      const [given, more, taken] = [entitled, carried, used].map((days) => Number(days ?? 0))
      const all = (given ?? 0) + (more ?? 0)
      if (entitled === undefined || (taken ?? 0) <= all) return []
      return [{ field: 'used', record: id, params: { used: String(taken), entitled: String(all) } }]
    }),
}
