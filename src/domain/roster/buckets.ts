/** Slots by key; a list and not a set, since nearly every person has one slot and a set of one is ten times as large. */
export function createBuckets<Key>() {
  const buckets = new Map<Key, number[]>()
  const nothing: readonly number[] = []
  return {
    of: (key: Key): readonly number[] => buckets.get(key) ?? nothing,
    /** The slot is not there yet: whoever puts a row takes the old one first. */
    add: (key: Key, slot: number) => {
      const bucket = buckets.get(key)
      if (bucket) bucket.push(slot)
      else buckets.set(key, [slot])
    },
    take: (key: Key, slot: number) => {
      const bucket = buckets.get(key)
      const at = bucket?.indexOf(slot) ?? -1
      if (at >= 0) bucket?.splice(at, 1)
      if (bucket?.length === 0) buckets.delete(key)
    },
  }
}
