import { birthIn } from '#domain/people/id-number.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** 出生年月 is not told beside a good ID number. */
export const birthFromCard: Rule = {
  key: 'birth-from-card',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/id-number.md §4',
  reads: ['basic.birth', 'id-numbers.number'],
  find: ({ basic, card }) => {
    if (!card || textOf(basic['birth']) !== '') return []
    const month = formatPartialDate(birthIn(card).slice(0, 6) as PartialDate)
    return [{ field: 'birth', readings: [month], params: { card: month } }]
  },
}
