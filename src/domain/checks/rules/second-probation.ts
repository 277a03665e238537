import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** Probation is agreed once with one employer. */
export const secondProbation: Rule = {
  key: 'second-probation',
  severity: 'doubt',
  section: 'contracts',
  source: 'docs/law/contracts.md §2',
  reads: ['contracts.kind', 'contracts.employer', 'contracts.from', 'contracts.probationEnd'],
  find: ({ records }) => {
    const all = records('contracts').filter(({ fields }) => textOf(fields['probationEnd']) !== '')
    return all
      .filter(({ fields }, at) =>
        all.slice(0, at).some((earlier) => textOf(earlier.fields['employer']) === textOf(fields['employer'])),
      )
      .map(({ id }) => ({ field: 'probationEnd', record: id }))
  },
}
