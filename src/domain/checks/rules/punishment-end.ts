import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** The effect of a punishment ends before it begins. */
export const punishmentEnd: Rule = {
  key: 'punishment-end',
  severity: 'error',
  section: 'punishments',
  source: 'docs/law/checks.md §8',
  reads: ['punishments.from', 'punishments.until'],
  find: ({ records }) =>
    records('punishments').flatMap(({ id, fields }) => {
      const [from, to] = [fields['from'], fields['until']].map((date) => textOf(date) as PartialDate)
      return from && to && isBefore(to, from) ? [{ field: 'until', record: id }] : []
    }),
}
