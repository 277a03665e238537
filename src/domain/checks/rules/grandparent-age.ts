import { agesReads, grandchildren, grandparents, tooClose } from '../kin.ts'
import type { Rule } from '../rule.ts'

/** Two generations are at least thirty-two years. */
export const grandparentAge: Rule = {
  key: 'grandparent-age',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: agesReads,
  find: (facts) => tooClose(facts, grandparents, grandchildren, 32),
}
