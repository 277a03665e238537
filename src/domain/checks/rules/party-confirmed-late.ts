import { oddProbations, probationReads } from '../probation.ts'
import type { Rule } from '../rule.ts'

/** The probation of a member is prolonged by a year at most. */
export const partyConfirmedLate: Rule = {
  key: 'party-confirmed-late',
  severity: 'doubt',
  section: 'party',
  source: 'docs/law/checks.md §1',
  reads: probationReads,
  find: (facts) => oddProbations(facts, (months) => months > 26),
}
