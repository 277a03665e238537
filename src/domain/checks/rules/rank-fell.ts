import { ranks } from '#domain/codes/rank.ts'
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

const placeOf = (code: string | undefined) => ranks.codes.findIndex((rank) => rank.code === code)

/** Each record of the ladder that follows another one, and how many steps it lies below it. */
const stepsIn = (all: readonly DossierRecord[]) =>
  all.slice(1).flatMap(({ id, fields }, at) => {
    const earlier = all[at]?.fields['rank']
    const [place, above] = [placeOf(codeIn(fields['rank'])), placeOf(codeIn(earlier))]
    if (place < 0 || above < 0) return []
    return [{ id, rank: wordsOf(fields['rank']), before: wordsOf(earlier), down: place - above }]
  })
