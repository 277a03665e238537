import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** 籍贯 and 出生地 are written without the word of the level. */
export const nativeLevel: Rule = {
  key: 'native-level',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/appointment-form.md §4',
  reads: ['basic.nativePlace', 'basic.birthPlace'],
  find: ({ basic }) =>
    ['nativePlace', 'birthPlace'].flatMap((field) => {
      const text = textOf(basic[field])
      return /^.{2,3}省.|自治区./.test(text) ? [{ field, params: { text } }] : []
    }),
}
