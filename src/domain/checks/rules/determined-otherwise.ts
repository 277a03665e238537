import { readDate } from '#domain/parsing/dates.ts'
import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf, textOf } from '../values.ts'

/** What was determined is what holds. */
export const determinedOtherwise: Rule = {
  key: 'determined-otherwise',
  severity: 'doubt',
  section: 'determinations',
  source: 'docs/law/audit.md §1',
  reads: ['determinations.fact', 'determinations.value', 'basic.birth', 'basic.partyDate', 'basic.workStart'],
  find: ({ records, basic, joined }) => {
    const stated = { '1': monthOf(basic['birth']), '2': joined, '3': monthOf(basic['workStart']) }
    return records('determinations').flatMap(({ id, fields }) => {
      const now = stated[codeIn(fields['fact']) as keyof typeof stated]
      const value = monthOf(readDate(textOf(fields['value'])).value)
      if (!now || !value || now.slice(0, 6) === value.slice(0, 6)) return []
      const params = { value: formatPartialDate(value), stated: formatPartialDate(now) }
      return [{ field: 'value', record: id, params }]
    })
  },
}
