import type { Case } from '#db/cases/cases.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import type { ProposalShown } from '#domain/cases/shown.ts'

/**
 * The case with what was written when it was submitted, or without. Why somebody moves or leaves is for those who are asked
 * about it; administration and finance do their part without (docs/decisions/0030).
 */
export const withGroundsFor = (theCase: Case, whole: boolean, proposal: ProposalShown | undefined): Case =>
  readsGrounds(theCase, whole, proposal) ? theCase : withoutGrounds(theCase)

function readsGrounds({ route }: Case, whole: boolean, proposal: ProposalShown | undefined): boolean {
  const { grounds } = kindOf(route)
  if (whole || grounds === undefined || proposal?.by === 'own') return true
  const { records = [], groups } = proposal ?? {}
  return (groups?.has(grounds.group) ?? false) && records.some(({ section }) => section === grounds.section)
}

const withoutGrounds = (theCase: Case): Case => ({
  ...theCase,
  state: { ...theCase.state, submissions: theCase.state.submissions.map((one) => ({ ...one, text: '' })) },
})
