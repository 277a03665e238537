import { v7 } from 'uuid'
import { createRandom } from '#keys/random.ts'

/**
 * UUIDv7s, each greater than the one before, also within a millisecond: records stand in the order of their ids. A change makes
 * several, and asking the system for the random bytes of each cost more than all else about them.
 */
export function createIds(clock: () => number = Date.now): <Id extends string>() => Id {
  const random = createRandom()
  let [msecs, seq] = [Number.NEGATIVE_INFINITY, 0]
  return <Id extends string>() => {
    const bytes = random(16)
    const now = clock()
    if (now > msecs) [msecs, seq] = [now, bytes.readUInt32BE(6) & 0x7f_ff_ff_ff]
    else {
      seq = (seq + 1) | 0
      if (seq === 0) msecs += 1
    }
    return v7({ random: bytes, msecs, seq }) as Id
  }
}
