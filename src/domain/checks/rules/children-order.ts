import type { Rule } from '../rule.ts'
import { codeIn, monthOf, wordsOf } from '../values.ts'

/** 长子 is born before 次子. */
export const childrenOrder: Rule = {
  key: 'children-order',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: ['family.relation', 'family.birth'],
  find: ({ records }) =>
    [sons, daughters].flatMap((order) => {
      const born = records('family')
        .flatMap(({ id, fields: { relation, birth } }) => {
          const [place, month] = [order.indexOf(codeIn(relation) ?? ''), monthOf(birth)]
          return place >= 0 && month ? [{ id, place, month, relation: wordsOf(relation) }] : []
        })
        .toSorted((one, other) => one.place - other.place)
      return born.slice(1).flatMap(({ id, month, relation }, at) => {
        const before = born[at]
        if (!before || month.slice(0, 6) >= before.month.slice(0, 6)) return []
        return [{ field: 'birth', params: { relation, elder: before.relation }, record: id }]
      })
    }),
}

const sons = ['20', '21', '22', '23', '24']
const daughters = ['28', '29', '30', '31', '32']
