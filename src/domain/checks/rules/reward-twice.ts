import type { Rule } from '../rule.ts'
import { bareWords, textOf } from '../values.ts'

/** One reward is one record. */
export const rewardTwice: Rule = {
  key: 'reward-twice',
  severity: 'doubt',
  section: 'rewards',
  source: 'docs/law/checks.md §4',
  reads: ['rewards.date', 'rewards.text'],
  find: ({ records }) => {
    const said = records('rewards').map(({ id, fields: { date, text } }) => ({
      id,
      text: `${textOf(date).slice(0, 6)} ${bareWords(textOf(text))}`,
    }))
    return said
      .filter(({ text }, at) => said.findIndex((other) => other.text === text) < at)
      .map(({ id }) => ({ field: 'text', record: id }))
  },
}
