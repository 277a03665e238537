import { formatPartialDate } from '#domain/time.ts'
import { effectsOf, runningAt } from '../punished.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** While the effect of a punishment lasts a reward is looked at. */
export const rewardedWhilePunished: Rule = {
  key: 'rewarded-while-punished',
  severity: 'doubt',
  section: 'rewards',
  source: 'docs/law/checks.md §8',
  reads: ['rewards.date', 'punishments.from', 'punishments.until', 'punishments.decided', 'punishments.lifted'],
  find: ({ records }) => {
    const effects = effectsOf(records('punishments'))
    return records('rewards').flatMap(({ id, fields }) => {
      const date = monthOf(fields['date'])
      const running = runningAt(effects, date)
      if (!running || !date) return []
      const params = { date: formatPartialDate(date), until: formatPartialDate(running.until) }
      return [{ field: 'date', record: id, params }]
    })
  },
}
