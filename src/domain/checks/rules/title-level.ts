import { readTitles } from '#domain/parsing/titles.ts'
import type { Rule } from '../rule.ts'
import { codeIn, textOf, wordsOf } from '../values.ts'

/** Some titles tell their level by themselves. */
export const titleLevel: Rule = {
  key: 'title-level',
  severity: 'doubt',
  section: 'titles',
  source: 'docs/law/codes.md §2',
  reads: ['titles.title', 'titles.level'],
  find: ({ records }) =>
    records('titles').flatMap(({ id, fields: { title, level } }) => {
      const [read, more] = readTitles(textOf(title))
      const named = read?.fields['level']
      if (more || !named || !codeIn(level) || codeIn(named) === codeIn(level)) return []
      const params = { title: textOf(title), named: wordsOf(named), stated: wordsOf(level) }
      return [{ field: 'level', record: id, params }]
    }),
}
