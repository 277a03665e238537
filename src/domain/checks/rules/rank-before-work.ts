import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Nobody has a rank before starting work. */
export const rankBeforeWork: Rule = {
  key: 'rank-before-work',
  severity: 'doubt',
  section: 'ranks',
  source: 'docs/law/appointment-form.md §5',
  reads: ['ranks.from', 'basic.workStart'],
  find: ({ records, basic }) => {
    const work = textOf(basic['workStart']) as PartialDate
    return records('ranks').flatMap(({ id, fields }) => {
      const from = textOf(fields['from']) as PartialDate
      if (!work || !from || !isBefore(from, work)) return []
      return [{ field: 'from', record: id, params: { date: formatPartialDate(from) } }]
    })
  },
}
