import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf, textOf, yearsBetween } from '../values.ts'

/** 带薪年休假: five days from one year of work on, ten from ten, fifteen from twenty. */
export const leaveBelowLaw: Rule = {
  key: 'leave-below-law',
  severity: 'hint',
  section: 'leave',
  source: 'docs/law/checks.md §5',
  reads: ['leave.year', 'leave.kind', 'leave.entitled', 'basic.workStart'],
  find: ({ records, basic }) => {
    const work = monthOf(basic['workStart'])
    if (!work) return []
    return records('leave').flatMap(({ id, fields }) => {
      const [year, kind, entitled] = [textOf(fields['year']), codeIn(fields['kind']), fields['entitled']]
      const least = leastDays(yearsBetween(work, `${year}01` as PartialDate))
      if (year === '' || entitled === undefined || (kind !== undefined && kind !== '1')) return []
      if (Number(entitled) >= least) return []
      return [{ field: 'entitled', record: id, params: { entitled: String(entitled), least: String(least) } }]
    })
  },
}

/** 职工带薪年休假条例 Art. 3, by the years that were over when the year began. */
const leastDays = (years: number) => (years >= 20 ? 15 : years >= 10 ? 10 : years >= 1 ? 5 : 0)
