import type { Rule } from '../rule.ts'
import { codeIn } from '../values.ts'

/** 妻子 belongs to a man’s form, 丈夫 to a woman’s. */
export const spouseSex: Rule = {
  key: 'spouse-sex',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/appointment-form.md §5',
  reads: ['family.relation', 'basic.sex'],
  find: ({ records, basic }) => {
    const sex = codeIn(basic['sex'])
    return records('family').flatMap(({ id, fields }) => {
      const relation = codeIn(fields['relation'])
      const isOdd = (relation === '13' && sex === '2') || (relation === '12' && sex === '1')
      return isOdd ? [{ field: 'relation', readings: ['丈夫', '妻子'], record: id }] : []
    })
  },
}
