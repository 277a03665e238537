import type { Rule } from '../rule.ts'
import { codeIn, textOf } from '../values.ts'

/** After two fixed terms an open-ended contract is offered (劳动合同法 Art. 14). */
export const thirdFixedTerm: Rule = {
  key: 'third-fixed-term',
  severity: 'hint',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.kind', 'contracts.employer', 'contracts.from'],
  find: ({ records }) => {
    const fixed = records('contracts').filter(({ fields }) => codeIn(fields['kind']) === '1')
    return fixed
      .filter(
        ({ fields }, at) =>
          fixed.slice(0, at).filter((one) => textOf(one.fields['employer']) === textOf(fields['employer'])).length ===
          2,
      )
      .map(({ id }) => ({ field: 'kind', record: id }))
  },
}
