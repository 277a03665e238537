import { fixedTermsBefore } from '#domain/dossiers/contract-terms.ts'
import type { Rule } from '../rule.ts'
import { codeIn } from '../values.ts'

/** After two fixed terms an open-ended contract is offered (劳动合同法 Art. 14). */
export const thirdFixedTerm: Rule = {
  key: 'third-fixed-term',
  severity: 'hint',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.kind', 'contracts.employer', 'contracts.from'],
  find: ({ records }) => {
    const all = records('contracts')
    return all
      .filter(({ fields }, at) => codeIn(fields['kind']) === '1' && fixedTermsBefore(all, at) === 2)
      .map(({ id }) => ({ field: 'kind', record: id }))
  },
}
