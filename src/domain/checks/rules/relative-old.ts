import type { Rule } from '../rule.ts'
import { monthOf, yearsBetween } from '../values.ts'

/** Over a hundred and ten a birth is mistyped or a death is missing. */
export const relativeOld: Rule = {
  key: 'relative-old',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: ['family.birth', 'family.deceased'],
  find: ({ records, today }) =>
    records('family').flatMap(({ id, fields: { birth, deceased } }) => {
      const theirs = monthOf(birth)
      if (!today || !theirs || deceased === true || yearsBetween(theirs, today) <= 110) return []
      return [{ field: 'birth', params: { age: String(yearsBetween(theirs, today)) }, record: id }]
    }),
}
