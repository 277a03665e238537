import { plainIdNumber } from '#domain/people/id-number.ts'
import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** One number is one record. */
export const idTwice: Rule = {
  key: 'id-twice',
  severity: 'error',
  section: 'id-numbers',
  source: 'docs/law/id-number.md §4',
  reads: ['id-numbers.number'],
  find: ({ records }) => {
    const numbers = records('id-numbers').map(({ id, fields }) => ({
      id,
      plain: plainIdNumber(textOf(fields['number'])),
    }))
    return numbers
      .filter(({ plain }, at) => plain !== '' && numbers.findIndex((other) => other.plain === plain) < at)
      .map(({ id }) => ({ field: 'number', record: id }))
  },
}
