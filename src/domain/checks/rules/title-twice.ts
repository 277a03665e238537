import type { Rule } from '../rule.ts'
import { bareWords, textOf } from '../values.ts'

/** One title is one record. */
export const titleTwice: Rule = {
  key: 'title-twice',
  severity: 'doubt',
  section: 'titles',
  source: 'docs/law/checks.md §3',
  reads: ['titles.title'],
  find: ({ records }) => {
    const titles = records('titles').map(({ id, fields }) => ({ id, title: bareWords(textOf(fields['title'])) }))
    return titles
      .filter(({ title }, at) => titles.findIndex((other) => other.title === title) < at)
      .map(({ id, title }) => ({ field: 'title', record: id, params: { title } }))
  },
}
