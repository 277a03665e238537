import { stepsDown } from '#domain/codes/rank.ts'
import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** Over two or more steps at once: 破格 wants grounds. Grades of professional posts and of skill follow from the title. */
export const rankLeap: Rule = {
  key: 'rank-leap',
  severity: 'hint',
  section: 'ranks',
  source: 'docs/law/checks.md §5',
  reads: ['ranks.rank', 'ranks.from'],
  find: ({ records }) => {
    const all = records('ranks')
    return all.slice(1).flatMap(({ id, fields }, at) => {
      const earlier = all[at]?.fields['rank']
      const rank = codeIn(fields['rank'])
      if ((stepsDown(rank, codeIn(earlier)) ?? 0) <= 2 || /^[PWK]/.test(rank ?? '')) return []
      return [{ field: 'rank', record: id, params: { rank: wordsOf(fields['rank']), before: wordsOf(earlier) } }]
    })
  },
}
