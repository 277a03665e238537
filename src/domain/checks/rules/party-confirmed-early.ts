import { oddProbations, probationReads } from '../probation.ts'
import type { Rule } from '../rule.ts'

/** The probation of a member lasts a year since 1977. */
export const partyConfirmedEarly: Rule = {
  key: 'party-confirmed-early',
  severity: 'doubt',
  section: 'party',
  source: 'docs/law/checks.md §1',
  reads: probationReads,
  find: (facts) => oddProbations(facts, (months) => months >= 0 && months < 12),
}
