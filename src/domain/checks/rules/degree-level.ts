import type { Rule } from '../rule.ts'
import { tierOf } from '../schooling.ts'
import { codeIn, wordsOf } from '../values.ts'

/** Schools below the university confer no degree. */
export const degreeLevel: Rule = {
  key: 'degree-level',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/checks.md §2',
  reads: ['education.level', 'education.degree'],
  find: ({ records }) =>
    records('education').flatMap(({ id, fields: { level, degree } }) => {
      const isDegree = /^[234]/.test(codeIn(degree) ?? '')
      if (!isDegree || (tierOf(level) ?? 6) > 4) return []
      return [{ field: 'degree', record: id, params: { level: wordsOf(level), degree: wordsOf(degree) } }]
    }),
}
