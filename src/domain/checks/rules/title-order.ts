import type { Rule } from '../rule.ts'
import { codeIn, monthOf, textOf } from '../values.ts'

/** The titles of one series are obtained from below. */
export const titleOrder: Rule = {
  key: 'title-order',
  severity: 'doubt',
  section: 'titles',
  source: 'docs/law/checks.md §3',
  reads: ['titles.title', 'titles.level', 'titles.date'],
  find: ({ records }) => {
    const titles = records('titles').flatMap(({ id, fields }) => {
      const [level, date, title] = [codeIn(fields['level']), monthOf(fields['date']), textOf(fields['title'])]
      return level && level !== '9' && date ? [{ id, level, date, title, series: seriesOf(title) }] : []
    })
    return titles.flatMap(({ id, level, date, title, series }) => {
      const higher = titles.find((one) => one.series === series && one.level < level && one.date < date)
      return higher ? [{ field: 'date', record: id, params: { title, higher: higher.title } }] : []
    })
  },
}

/** 高级工程师 and 助理工程师 are of one series. */
const seriesOf = (title: string) => title.replace(/^(?:正高级|教授级|研究员级|高级|副|助理|主任|主管|主治)+/, '')
