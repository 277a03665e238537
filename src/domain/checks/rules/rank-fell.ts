import { stepsDown } from '#domain/codes/rank.ts'
import type { DossierRecord } from '#domain/dossiers/section.ts'
import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** A rank falls by a decision only. */
export const rankFell: Rule = {
  key: 'rank-fell',
  severity: 'doubt',
  section: 'ranks',
  source: 'docs/law/checks.md §5',
  reads: ['ranks.rank', 'ranks.from'],
  find: ({ records }) =>
    stepsIn(records('ranks')).flatMap(({ id, rank, before, down }) =>
      down > 0 ? [{ field: 'rank', record: id, params: { rank, before } }] : [],
    ),
}

/** Each record of the ladder that follows another one, and how many steps it lies below it. */
const stepsIn = (all: readonly DossierRecord[]) =>
  all.slice(1).flatMap(({ id, fields }, at) => {
    const earlier = all[at]?.fields['rank']
    const down = stepsDown(codeIn(earlier), codeIn(fields['rank']))
    return down === undefined ? [] : [{ id, rank: wordsOf(fields['rank']), before: wordsOf(earlier), down }]
  })
