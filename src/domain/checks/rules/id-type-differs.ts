import { residentCard } from '#domain/codes/id-type.ts'
import { readIdNumber } from '#domain/people/id-number.ts'
import type { Rule } from '../rule.ts'
import { codeIn, textOf, wordsOf } from '../values.ts'

/** A number that is a resident number in every position is one. */
export const idTypeDiffers: Rule = {
  key: 'id-type-differs',
  severity: 'doubt',
  section: 'id-numbers',
  source: 'docs/law/id-number.md §4',
  reads: ['id-numbers.type', 'id-numbers.number'],
  find: ({ records }) =>
    records('id-numbers').flatMap(({ id, fields: { type, number } }) => {
      const code = codeIn(type)
      if (!code || code === residentCard || wordsOf(type) === '居民身份证' || !readIdNumber(textOf(number)).ok)
        return []
      return [{ field: 'type', record: id, params: { type: wordsOf(type) } }]
    }),
}
