/** Slots in the order of their tiers, equals in the official one; only the best are kept. */
export type Ranking = {
  /** Takes a slot, each once. */
  readonly take: (slot: number, tier: number) => void
  /** How many were taken. */
  readonly count: () => number
  /** The best of them, the best first. */
  readonly slots: () => Int32Array
}

/** `places` are those of the slots in the official order, which `official` is; at most `most` slots are kept. */
export function createRanking(places: Int32Array, official: Int32Array, most: number): Ranking {
  let keys = new Float64Array(Math.min(most, 32))
  let [kept, count] = [0, 0]

  /** Tier and place in one number: comparing numbers is several times faster than comparing pairs. */
  const put = (key: number) => {
    let at = kept < most ? kept++ : most - 1
    for (; at > 0 && (keys[at - 1] ?? 0) > key; at -= 1) keys[at] = keys[at - 1] ?? 0
    keys[at] = key
  }
  const append = (key: number) => {
    if (kept === keys.length) {
      const longer = new Float64Array(kept * 2)
      longer.set(keys)
      keys = longer
    }
    keys[kept++] = key
  }

  return {
    take: (slot, tier) => {
      count += 1
      const key = tier * perTier + (places[slot] ?? 0)
      if (most === Number.POSITIVE_INFINITY) append(key)
      else if (kept < most || key < (keys[most - 1] ?? 0)) put(key)
    },
    count: () => count,
    slots: () => {
      const best = keys.subarray(0, kept)
      if (most === Number.POSITIVE_INFINITY) best.sort()
      return Int32Array.from(best, (key) => official[key % perTier] ?? 0)
    },
  }
}

/** More than there are places. */
const perTier = 2 ** 32
