import { children, isIn, parents } from '../kin.ts'
import type { Rule } from '../rule.ts'
import { monthOf, yearsBetween } from '../values.ts'

/** Parents and parents-in-law are at least sixteen years older than their children, by every birth that may be meant. */
export const relativeAge: Rule = {
  key: 'relative-age',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/appointment-form.md §5',
  reads: ['family.relation', 'family.birth', 'basic.birth'],
  find: ({ records, births }) =>
    records('family').flatMap(({ id, fields: { relation, birth } }) => {
      const theirs = monthOf(birth)
      const [isElder, isChild] = [isIn(parents, relation), isIn(children, relation)]
      if (!theirs || !(isElder || isChild)) return []
      const years = births.map((own) => (isElder ? yearsBetween(theirs, own) : yearsBetween(own, theirs)))
      if (years.length === 0 || years.some((apart) => apart >= 16)) return []
      return [{ field: 'birth', params: { years: String(years[0]) }, record: id }]
    }),
}
