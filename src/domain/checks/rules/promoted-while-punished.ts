import { stepsDown } from '#domain/codes/rank.ts'
import { formatPartialDate } from '#domain/time.ts'
import { effectsOf, runningAt } from '../punished.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf } from '../values.ts'

/** While the effect of a punishment lasts nobody rises in rank. */
export const promotedWhilePunished: Rule = {
  key: 'promoted-while-punished',
  severity: 'doubt',
  section: 'ranks',
  source: 'docs/law/checks.md §8',
  reads: [
    'ranks.rank',
    'ranks.from',
    'punishments.from',
    'punishments.until',
    'punishments.decided',
    'punishments.lifted',
  ],
  find: ({ records }) => {
    const effects = effectsOf(records('punishments'))
    const all = records('ranks')
    return all.slice(1).flatMap(({ id, fields }, at) => {
      const [date, earlier] = [monthOf(fields['from']), all[at]?.fields['rank']]
      const running = runningAt(effects, date)
      if (!running || !date || (stepsDown(codeIn(fields['rank']), codeIn(earlier)) ?? 0) <= 0) return []
      const params = { date: formatPartialDate(date), until: formatPartialDate(running.until) }
      return [{ field: 'from', record: id, params }]
    })
  },
}
