import type { Rule } from '../rule.ts'
import { bareWords, textOf, wordsOf } from '../values.ts'

/** One school leaving is one record. */
export const educationTwice: Rule = {
  key: 'education-twice',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/checks.md §2',
  reads: ['education.mode', 'education.level', 'education.school'],
  find: ({ records }) => {
    const said = records('education').map(({ id, fields: { mode, level, school } }) => ({
      id,
      text: textOf(school) === '' ? '' : [wordsOf(mode), wordsOf(level), bareWords(textOf(school))].join(' '),
    }))
    return said
      .filter(({ text }, at) => text !== '' && said.findIndex((other) => other.text === text) < at)
      .map(({ id }) => ({ field: 'school', record: id }))
  },
}
