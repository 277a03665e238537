import { added } from './head.ts'
import type { Seals } from './seals.ts'
import { type Kind, kinds } from './tables.ts'

/** The sum of all heads, read some at a time while others write. */
export type Tally = ReturnType<typeof createTally>

/**
 * A head that moves after it was read is counted as it is now; one that was not read yet will be read as it is then. So the
 * sum is that of one moment, whenever it is asked for after the last head. Ids are ASCII: SQLite orders them as we do.
 */
export function createTally(seals: Pick<Seals, 'whenMoved'>) {
  let total = 0n
  let [at, upTo]: [number, string | undefined] = [0, '']
  const isRead = (kind: Kind, id: string) => {
    const place = kinds.indexOf(kind)
    return place < at || (place === at && (upTo === undefined || id <= upTo))
  }
  let [isVoid, isWhole] = [false, true]
  const end = seals.whenMoved((moved) => {
    if (moved === 'anew') isVoid = true
    else for (const { kind, id, by } of moved) if (isRead(kind, id)) total = added(total, by)
  })
  return {
    /** The heads of this kind up to this id were read just now, to the last where there is none. */
    read: (kind: Kind, last: string | undefined) => {
      at = kinds.indexOf(kind)
      upTo = last
    },
    /** What heads that were read come to, as they were then. */
    add: (sum: bigint) => {
      total = added(total, sum)
    },
    /** A head that is not ours was left out. */
    leaveOut: () => {
      isWhole = false
    },
    isWhole: () => isWhole,
    total: () => total,
    /** All heads were made anew meanwhile. */
    isVoid: () => isVoid,
    end,
  }
}
