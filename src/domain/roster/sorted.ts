/** Slots in an order that is kept while rows come and go, so that a list is never sorted again for one change. */
export type Sorted = {
  readonly slots: () => Int32Array
  readonly add: (slot: number) => void
  /** Takes the slot out; call it while it still says what it was added with. */
  readonly drop: (slot: number) => void
}

/** Room for rows that come, so that one more moves those behind it and copies none. */
const spare = 1024

/** `slots` come in their order already; `compare` never ties. */
export function createSorted(slots: Int32Array, compare: (a: number, b: number) => number): Sorted {
  let kept = slots
  let count = slots.length

  /** Where the slot stands or belongs, by halves. */
  const placeOf = (slot: number): number => {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(kept[middle] ?? 0, slot) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    slots: () => kept.subarray(0, count),
    add: (slot) => {
      if (count === kept.length) {
        const longer = new Int32Array(count + Math.max(spare, count >> 3))
        longer.set(kept)
        kept = longer
      }
      const place = placeOf(slot)
      kept.copyWithin(place + 1, place, count)
      kept[place] = slot
      count += 1
    },
    drop: (slot) => {
      const place = placeOf(slot)
      if (place >= count || kept[place] !== slot) return
      kept.copyWithin(place, place + 1, count)
      count -= 1
    },
  }
}
