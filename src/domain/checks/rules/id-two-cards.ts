import { readIdNumber } from '#domain/people/id-number.ts'
import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** Nobody has two resident numbers; one that was replaced is told as such. */
export const idTwoCards: Rule = {
  key: 'id-two-cards',
  severity: 'doubt',
  section: 'id-numbers',
  source: 'docs/law/id-number.md §4',
  reads: ['id-numbers.number'],
  find: ({ records }) => {
    const cards = records('id-numbers').flatMap(({ id, fields }) => {
      const read = readIdNumber(textOf(fields['number']))
      return read.ok ? [{ id, number: read.value }] : []
    })
    const [first] = cards
    return cards
      .filter(({ number }) => number !== first?.number)
      .map(({ id, number }) => ({
        field: 'number',
        record: id,
        params: { tails: [first?.number, number].map((one) => one?.slice(-4)).join('、') },
      }))
  },
}
