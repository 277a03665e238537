import { ranks } from '#domain/codes/rank.ts'
import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** Over two or more steps at once: 破格 wants grounds. */
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
      const [place, below] = [placeOf(codeIn(fields['rank'])), placeOf(codeIn(earlier))]
      if (place < 0 || below - place <= 2) return []
      return [{ field: 'rank', record: id, params: { rank: wordsOf(fields['rank']), before: wordsOf(earlier) } }]
    })
  },
}

const placeOf = (code: string | undefined) => ranks.codes.findIndex((rank) => rank.code === code)
