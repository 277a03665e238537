import { formatPartialDate } from '#domain/time.ts'
import { effectsOf, punishmentReads } from '../punished.ts'
import type { Rule } from '../rule.ts'
import { codeIn, textOf } from '../values.ts'

/** The year in which a punishment is decided is not 优秀. */
export const excellentWhilePunished: Rule = {
  key: 'excellent-while-punished',
  severity: 'doubt',
  section: 'appraisals',
  source: 'docs/law/checks.md §8',
  reads: ['appraisals.year', 'appraisals.result', ...punishmentReads],
  find: ({ records }) => {
    const effects = effectsOf(records('punishments'))
    return records('appraisals').flatMap(({ id, fields }) => {
      const year = textOf(fields['year'])
      const began = effects.find(({ from }) => from.slice(0, 4) === year)
      if (!began || codeIn(fields['result']) !== '1') return []
      return [{ field: 'result', record: id, params: { year, from: formatPartialDate(began.from) } }]
    })
  },
}
