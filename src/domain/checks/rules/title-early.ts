import type { Rule } from '../rule.ts'
import { codeIn, monthOf, monthsBetween, textOf } from '../values.ts'

/** From one senior title to the next there are five years of work, two for doctors. */
export const titleEarly: Rule = {
  key: 'title-early',
  severity: 'hint',
  section: 'titles',
  source: 'docs/law/checks.md §3',
  reads: ['titles.title', 'titles.level', 'titles.date', 'education.degree'],
  find: ({ records }) => {
    const isDoctor = records('education').some(({ fields }) => /^2/.test(codeIn(fields['degree']) ?? ''))
    const least = isDoctor ? 2 : 5
    const titles = records('titles').flatMap(({ id, fields }) => {
      const [level, date] = [Number(codeIn(fields['level'])), monthOf(fields['date'])]
      return level && date ? [{ id, level, date, title: textOf(fields['title']) }] : []
    })
    return titles.flatMap(({ id, level, date, title }) => {
      const before = titles.findLast((one) => one.level === level + 1 && one.date <= date)
      const months = before ? monthsBetween(before.date, date) : undefined
      if (level > 2 || !before || months === undefined || months >= least * 12) return []
      const params = { title, before: before.title, years: String(Math.floor(months / 12)), least: String(least) }
      return [{ field: 'date', record: id, params }]
    })
  },
}
