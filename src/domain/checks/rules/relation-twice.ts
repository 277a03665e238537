import { isIn } from '../kin.ts'
import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** Of some relations there is one person only. */
export const relationTwice: Rule = {
  key: 'relation-twice',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: ['family.relation'],
  find: ({ records }) => {
    const relations = records('family').map(({ id, fields }) => ({ id, relation: fields['relation'] }))
    return relations
      .filter(
        ({ relation }, at) =>
          isIn(single, relation) && relations.findIndex((one) => codeIn(one.relation) === codeIn(relation)) < at,
      )
      .map(({ id, relation }) => ({ field: 'relation', params: { relation: wordsOf(relation) }, record: id }))
  },
}

/** Parents, spouses, parents-in-law, grandparents, and children by their number. */
const single = new Set('10 11 12 13 20 21 22 23 24 28 29 30 31 32 40 41 42 43 48 49 50 51'.split(' '))
