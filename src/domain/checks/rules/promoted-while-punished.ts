import { stepsDown } from '#domain/codes/rank.ts'
import { punishmentReads, whilePunished } from '../punished.ts'
import type { Rule } from '../rule.ts'
import { codeIn } from '../values.ts'

/** While the effect of a punishment lasts nobody rises in rank. */
export const promotedWhilePunished: Rule = {
  key: 'promoted-while-punished',
  severity: 'doubt',
  section: 'ranks',
  source: 'docs/law/checks.md §8',
  reads: ['ranks.rank', 'ranks.from', ...punishmentReads],
  find: (facts) =>
    whilePunished(
      facts,
      'ranks',
      'from',
      ({ fields }, before) =>
        before !== undefined && (stepsDown(codeIn(fields['rank']), codeIn(before.fields['rank'])) ?? 0) > 0,
    ),
}
