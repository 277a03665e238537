import type { Rule } from '../rule.ts'
import { codeIn, monthOf, wordsOf, yearsBetween } from '../values.ts'

/** Men marry at twenty-two, women at twenty. */
export const spouseAge: Rule = {
  key: 'spouse-age',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: ['family.relation', 'family.birth'],
  find: ({ records, today }) =>
    records('family').flatMap(({ id, fields: { relation, birth } }) => {
      const [theirs, code] = [monthOf(birth), codeIn(relation)]
      const least = code === '12' ? 22 : code === '13' ? 20 : 0
      if (!today || !theirs || yearsBetween(theirs, today) >= least) return []
      const age = String(Math.max(yearsBetween(theirs, today), 0))
      return [{ field: 'birth', params: { relation: wordsOf(relation), age }, record: id }]
    }),
}
