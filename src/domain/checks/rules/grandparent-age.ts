import { grandchildren, grandparents, isIn } from '../kin.ts'
import type { Rule } from '../rule.ts'
import { monthOf, yearsBetween } from '../values.ts'

/** Two generations are at least thirty-two years. */
export const grandparentAge: Rule = {
  key: 'grandparent-age',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: ['family.relation', 'family.birth', 'basic.birth'],
  find: ({ records, births }) =>
    records('family').flatMap(({ id, fields: { relation, birth } }) => {
      const theirs = monthOf(birth)
      const [isElder, isYoung] = [isIn(grandparents, relation), isIn(grandchildren, relation)]
      if (!theirs || !(isElder || isYoung)) return []
      const years = births.map((own) => (isElder ? yearsBetween(theirs, own) : yearsBetween(own, theirs)))
      if (years.length === 0 || years.some((apart) => apart >= 32)) return []
      return [{ field: 'birth', params: { years: String(years[0]) }, record: id }]
    }),
}
