import { sexIn } from '#domain/people/id-number.ts'
import type { Rule } from '../rule.ts'
import { codeIn } from '../values.ts'

/** 性别 against the sequence of the ID number. */
export const sexDiffers: Rule = {
  key: 'sex-differs',
  severity: 'error',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.sex', 'id-numbers.number'],
  find: ({ basic, card }) => {
    const sex = codeIn(basic['sex'])
    return card && sex && sex !== sexIn(card) ? [{ field: 'sex', readings: ['男', '女'] }] : []
  },
}
