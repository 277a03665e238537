import { retirementBases } from '#domain/codes/retirement-base.ts'
import { sexIn } from '#domain/people/id-number.ts'
import { retirementBaseOf } from '#domain/people/retirement.ts'
import type { Rule } from '../rule.ts'
import { codeIn, textOf } from '../values.ts'

/** Which age applies to a woman is asked where nobody has told it, never guessed; not while her sex itself is doubtful. */
export const retirementBaseUnknown: Rule = {
  key: 'retirement-base-unknown',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/retirement.md §1',
  reads: ['basic.sex', 'basic.retirementLimit', 'basic.retirementBase'],
  find: ({ basic, card }) => {
    const sex = codeIn(basic['sex'])
    const limit = textOf(basic['retirementLimit'])
    const base = retirementBaseOf({ sex, limit, answered: codeIn(basic['retirementBase']) })
    if (base !== 'unknown' || (card && sex !== sexIn(card))) return []
    return [{ field: 'retirementBase', readings: retirementBases.codes.map(({ name }) => name) }]
  },
}
