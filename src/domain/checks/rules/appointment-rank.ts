import { fitsLevel } from '#domain/codes/rank.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf, wordsOf } from '../values.ts'

/** A post of a level is held by whoever has that level, or a rank no lower than the least that goes with it. */
export const appointmentRank: Rule = {
  key: 'appointment-rank',
  severity: 'doubt',
  section: 'appointments',
  source: 'docs/law/codes.md §3',
  reads: ['appointments.rank', 'appointments.from', 'ranks.national', 'ranks.from'],
  find: ({ records }) =>
    records('appointments').flatMap(({ id, fields }) => {
      const [level, from] = [fields['rank'], monthOf(fields['from'])]
      const held = records('ranks').findLast((one) => {
        const since = monthOf(one.fields['from'])
        return since && from && since <= from && codeIn(one.fields['national'])
      })
      const rank = held?.fields['national']
      if (fitsLevel(codeIn(rank) ?? '', codeIn(level) ?? '') !== false) return []
      return [{ field: 'rank', record: id, params: { level: wordsOf(level), rank: wordsOf(rank) } }]
    }),
}
