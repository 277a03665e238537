import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** 姓名 as the household register writes it, without blanks inside. */
export const nameBlank: Rule = {
  key: 'name-blank',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/appointment-form.md §4',
  reads: ['basic.name'],
  find: ({ basic }) =>
    /\p{Script=Han}[\s\u3000]+\p{Script=Han}/u.test(textOf(basic['name'])) ? [{ field: 'name' }] : [],
}
