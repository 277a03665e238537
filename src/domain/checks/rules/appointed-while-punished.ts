import { formatPartialDate } from '#domain/time.ts'
import { effectsOf, runningAt } from '../punished.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf } from '../values.ts'

/** While the effect of a punishment lasts nobody is promoted. */
export const appointedWhilePunished: Rule = {
  key: 'appointed-while-punished',
  severity: 'doubt',
  section: 'appointments',
  source: 'docs/law/checks.md §8',
  reads: [
    'appointments.from',
    'appointments.change',
    'punishments.from',
    'punishments.until',
    'punishments.decided',
    'punishments.lifted',
  ],
  find: ({ records }) => {
    const effects = effectsOf(records('punishments'))
    return records('appointments').flatMap(({ id, fields }) => {
      const date = monthOf(fields['from'])
      const running = runningAt(effects, date)
      if (!running || !date || !/^2[1-5]$/.test(codeIn(fields['change']) ?? '')) return []
      const params = { date: formatPartialDate(date), until: formatPartialDate(running.until) }
      return [{ field: 'from', record: id, params }]
    })
  },
}
