import { createHash } from 'node:crypto'
import type { Mac } from '#keys/mac.ts'
import { moveLink, noRoot } from './head.ts'

/** 变动: an owner that reached a number of changes; `chain` binds it to the one before. */
export type Move = {
  readonly at: number
  readonly kind: string
  readonly id: string
  readonly n: number
  readonly chain: Buffer
}

/** The kind of a move that says of no owner: two people took the moves before it as they stand. */
export const accepted = 'accepted'

/**
 * Follows the chain of moves from its beginning. What broke it counts no more after a move by which people accepted it, as
 * long as every move before that one stands as it stood then.
 */
export function followMoves(mac: Mac) {
  const stood = createHash('sha256')
  let [holds, end] = [true, noRoot.movesChain]
  const asItStands = (at: number) => mac(`accepted ${at} ${stood.copy().digest('hex')}`)
  return {
    get holds() {
      return holds
    },
    get end() {
      return end
    },
    /** The link of the move by which people accept what was followed so far. */
    asItStands,
    follow: ({ at, kind, id, n, chain }: Move): void => {
      const link = chain.toString('hex')
      if (kind === accepted) holds = link === asItStands(at)
      else if (link !== moveLink(mac, end, at, kind, id, n)) holds = false
      end = link
      stood.update(`${at} ${kind} ${id.length}:${id} ${n} ${link}\n`)
    },
  }
}
