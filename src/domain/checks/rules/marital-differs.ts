import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** Whoever is single, widowed or divorced has no spouse on the form. */
export const maritalDiffers: Rule = {
  key: 'marital-differs',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.marital', 'family.relation', 'family.deceased'],
  find: ({ basic, records }) => {
    const marital = basic['marital']
    if (!['10', '30', '40'].includes(codeIn(marital) ?? '')) return []
    const spouse = records('family').find(
      ({ fields }) => ['12', '13'].includes(codeIn(fields['relation']) ?? '') && fields['deceased'] !== true,
    )
    if (!spouse) return []
    return [{ field: 'marital', params: { marital: wordsOf(marital), relation: wordsOf(spouse.fields['relation']) } }]
  },
}
