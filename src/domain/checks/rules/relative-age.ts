import { agesReads, children, parents, tooClose } from '../kin.ts'
import type { Rule } from '../rule.ts'

/** Parents and parents-in-law are at least sixteen years older than their children, by every birth that may be meant. */
export const relativeAge: Rule = {
  key: 'relative-age',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/appointment-form.md §5',
  reads: agesReads,
  find: (facts) => tooClose(facts, parents, children, 16),
}
