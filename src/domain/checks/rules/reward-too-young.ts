import { formatPartialDate } from '#domain/time.ts'
import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** Rewards in a dossier begin with middle school. */
export const rewardTooYoung: Rule = {
  key: 'reward-too-young',
  severity: 'doubt',
  section: 'rewards',
  source: 'docs/law/checks.md §4',
  reads: ['rewards.date', 'basic.birth'],
  find: ({ records, births }) =>
    records('rewards').flatMap(({ id, fields }) => {
      const date = monthOf(fields['date'])
      const age = ageUnder(births, date, 11)
      if (!date || age === undefined) return []
      return [{ field: 'date', record: id, params: { date: formatPartialDate(date), age: String(Math.max(age, 0)) } }]
    }),
}
