import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** 健康状况 has three words; the name of an illness never stands here. */
export const healthWord: Rule = {
  key: 'health-word',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/appointment-form.md §4',
  reads: ['basic.health'],
  asked: true,
  find: ({ basic }) => (wordsOf(basic['health']) !== '' && !codeIn(basic['health']) ? [{ field: 'health' }] : []),
}
