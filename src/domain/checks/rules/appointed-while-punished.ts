import { punishmentReads, whilePunished } from '../punished.ts'
import type { Rule } from '../rule.ts'
import { codeIn } from '../values.ts'

/** While the effect of a punishment lasts nobody is promoted. */
export const appointedWhilePunished: Rule = {
  key: 'appointed-while-punished',
  severity: 'doubt',
  section: 'appointments',
  source: 'docs/law/checks.md §8',
  reads: ['appointments.from', 'appointments.change', ...punishmentReads],
  find: (facts) =>
    whilePunished(facts, 'appointments', 'from', ({ fields }) => /^2[1-5]$/.test(codeIn(fields['change']) ?? '')),
}
