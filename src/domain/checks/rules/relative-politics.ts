import type { Rule } from '../rule.ts'
import { codeIn, monthOf, wordsOf, yearsBetween } from '../values.ts'

/** The Party takes members from eighteen on, the League from fourteen. */
export const relativePolitics: Rule = {
  key: 'relative-politics',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §1',
  reads: ['family.birth', 'family.politics'],
  find: ({ records, today }) =>
    records('family').flatMap(({ id, fields: { birth, politics } }) => {
      const theirs = monthOf(birth)
      const least = { '01': 18, '02': 18, '03': 14 }[codeIn(politics) ?? ''] ?? 0
      if (!today || !theirs || yearsBetween(theirs, today) >= least) return []
      const age = String(Math.max(yearsBetween(theirs, today), 0))
      return [{ field: 'politics', params: { age, politics: wordsOf(politics) }, record: id }]
    }),
}
