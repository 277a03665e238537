/** Remembers answers until something changes, the least recently asked for leaving first once they weigh too much. */
export type Memo<Value> = {
  readonly get: (key: string, make: () => Value) => Value
  readonly has: (key: string) => boolean
  readonly drop: (key: string) => void
  readonly clear: () => void
}

/** Without `weigh` each weighs 1. */
export function createMemo<Value>(capacity: number, weigh: (value: Value) => number = () => 1): Memo<Value> {
  const known = new Map<string, Value>()
  /** Asked for last: it is asked for again and again, and stands last already. */
  let last: { readonly key: string; readonly value: Value } | undefined
  let weight = 0

  const forget = (key: string, value: Value) => {
    known.delete(key)
    if (last?.key === key) last = undefined
    weight -= weigh(value)
  }
  return {
    get: (key, make) => {
      if (last?.key === key) return last.value
      const found = known.get(key)
      if (found !== undefined) {
        known.delete(key)
        known.set(key, found)
        last = { key, value: found }
        return found
      }
      const made = make()
      known.set(key, made)
      weight += weigh(made)
      for (const [oldest, value] of known) {
        if (weight <= capacity || oldest === key) break
        forget(oldest, value)
      }
      return made
    },
    has: (key) => known.has(key),
    drop: (key) => {
      const found = known.get(key)
      if (found !== undefined) forget(key, found)
    },
    clear: () => {
      known.clear()
      last = undefined
      weight = 0
    },
  }
}
