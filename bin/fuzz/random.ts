/** Choices that look random and come again with the same seed. */
export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  /** True once in so many times. */
  readonly once: (times: number) => boolean
  readonly pick: <T>(list: readonly [T, ...T[]] | readonly T[]) => T
  /** Each of the list with a chance of one in so many. */
  readonly some: <T>(list: readonly T[], times: number) => readonly T[]
}

/** Mulberry32: 32 bits of state are enough to tell flows apart, and a failure is repeated from its seed alone. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    once: (times) => below(times) === 0,
    pick: (list) => {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('There is nothing to choose from.')
      return picked
    },
    some: (list, times) => list.filter(() => below(times) === 0),
  }
}
