import { punishmentReads, whilePunished } from '../punished.ts'
import type { Rule } from '../rule.ts'

/** While the effect of a punishment lasts a reward is looked at. */
export const rewardedWhilePunished: Rule = {
  key: 'rewarded-while-punished',
  severity: 'doubt',
  section: 'rewards',
  source: 'docs/law/checks.md §8',
  reads: ['rewards.date', ...punishmentReads],
  find: (facts) => whilePunished(facts, 'rewards', 'date'),
}
