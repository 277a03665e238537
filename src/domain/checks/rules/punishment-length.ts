import { effectMonths } from '#domain/codes/punishment.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf, monthsBetween, wordsOf } from '../values.ts'

/** How long a punishment takes effect follows from its kind. */
export const punishmentLength: Rule = {
  key: 'punishment-length',
  severity: 'doubt',
  section: 'punishments',
  source: 'docs/law/checks.md §8',
  reads: ['punishments.kind', 'punishments.from', 'punishments.until'],
  find: ({ records }) =>
    records('punishments').flatMap(({ id, fields }) => {
      const law = effectMonths(codeIn(fields['kind']))
      const [from, until] = [monthOf(fields['from']), monthOf(fields['until'])]
      if (law === undefined || !from || !until) return []
      const months = monthsBetween(from, until)
      if (months < 0 || Math.abs(months - law) <= 1) return []
      const params = { kind: wordsOf(fields['kind']), law: String(law), months: String(months) }
      return [{ field: 'until', record: id, params }]
    }),
}
