import type { PartialDate } from '#domain/time.ts'
import { isIn } from '../kin.ts'
import type { Rule } from '../rule.ts'
import { monthOf, monthsBetween, wordsOf } from '../values.ts'

/** 兄 and 姐 are older, 弟 and 妹 younger. */
export const siblingAge: Rule = {
  key: 'sibling-age',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: ['family.relation', 'family.birth', 'basic.birth'],
  find: ({ records, births }) =>
    records('family').flatMap(({ id, fields: { relation, birth } }) => {
      const theirs = monthOf(birth)
      const [isElder, isYounger] = [isIn(elder, relation), isIn(younger, relation)]
      if (!theirs || births.length === 0) return []
      const isOdd = (own: PartialDate) => (isElder ? monthsBetween(own, theirs) > 0 : monthsBetween(own, theirs) < 0)
      if (!(isElder || isYounger) || !births.every(isOdd)) return []
      return [{ field: 'birth', params: { relation: wordsOf(relation) }, record: id }]
    }),
}

const elder = new Set(['16', '18'])
const younger = new Set(['17', '19'])
