import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, isBefore, monthOf } from '../values.ts'

/** Titles from the intermediate level on ask for years of work. */
export const titleBeforeWork: Rule = {
  key: 'title-before-work',
  severity: 'doubt',
  section: 'titles',
  source: 'docs/law/checks.md §3',
  reads: ['titles.level', 'titles.date', 'basic.workStart'],
  find: ({ records, basic }) => {
    const work = monthOf(basic['workStart'])
    return records('titles').flatMap(({ id, fields }) => {
      const date = monthOf(fields['date'])
      if (!work || !date || !['1', '2', '3'].includes(codeIn(fields['level']) ?? '') || !isBefore(date, work)) return []
      return [{ field: 'date', record: id, params: { date: formatPartialDate(date) } }]
    })
  },
}
