import { fitsKind } from '#domain/codes/rank.ts'
import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** Civil servants, institutions and enterprises have ladders of their own. */
export const rankOfKind: Rule = {
  key: 'rank-of-kind',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/codes.md §3',
  reads: ['basic.rank', 'entry.kind'],
  find: ({ basic, records }) => {
    const [rank, kind] = [basic['rank'], records('entry')[0]?.fields['kind']]
    if (fitsKind(codeIn(rank) ?? '', codeIn(kind) ?? '') !== false) return []
    return [{ field: 'rank', params: { rank: wordsOf(rank), kind: wordsOf(kind) } }]
  },
}
