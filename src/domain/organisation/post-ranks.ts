import { codeNamed } from '#domain/codes/code.ts'
import { ranks, stepsDown } from '#domain/codes/rank.ts'
import type { Post } from './post.ts'

/** How somebody's rank stands to the range that a post sets, in the words of the rank table (docs/decisions/0039). */
export type RankStanding = {
  readonly is: 'within' | 'above' | 'below'
  readonly rank: string
  readonly highest: string
  readonly lowest: string
}

/** Undefined where the post sets no range, nothing is known of the rank, or the two are of different ladders. */
export function rankStanding(
  rank: string,
  { rank: highest, lowest = '' }: Pick<Post, 'rank' | 'lowest'>,
): RankStanding | undefined {
  const own = codeNamed(ranks, rank)?.code
  const belowHighest = stepsDown(codeNamed(ranks, highest)?.code, own)
  const belowLowest = stepsDown(codeNamed(ranks, lowest)?.code, own)
  if (own === undefined || (belowHighest === undefined && belowLowest === undefined)) return undefined
  const is = (belowHighest ?? 0) < 0 ? 'above' : (belowLowest ?? 0) > 0 ? 'below' : 'within'
  return { is, rank, highest, lowest }
}
