import type { Rule } from '../rule.ts'
import { bareWords, textOf } from '../values.ts'

/** Only what is held can be removed. */
export const removedNotHeld: Rule = {
  key: 'removed-not-held',
  severity: 'doubt',
  section: 'form',
  source: 'docs/law/appointment-form.md §4',
  reads: ['form.removed', 'basic.post'],
  find: ({ records, basic }) => {
    const held = bareWords(textOf(basic['post']))
    if (held === '') return []
    return textOf(records('form')[0]?.fields['removed'])
      .split(/[、，,；;\n]/)
      .map((post) => post.trim().replace(/[。.]$/, ''))
      .filter((post) => post !== '' && !/^(?:无|职务)$/.test(post) && !held.includes(bareWords(post).slice(-4)))
      .map((post) => ({ field: 'removed', params: { post } }))
  },
}
