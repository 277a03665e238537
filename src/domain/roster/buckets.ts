/** Slots by key; nearly every person has one slot, which stands there without a list around it. */
export function createBuckets<Key>() {
  const buckets = new Map<Key, number | number[]>()
  const nothing: readonly number[] = []
  return {
    of: (key: Key): readonly number[] => {
      const bucket = buckets.get(key)
      return bucket === undefined ? nothing : typeof bucket === 'number' ? [bucket] : bucket
    },
    /** The slot is not there yet: whoever puts a row takes the old one first. */
    add: (key: Key, slot: number) => {
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, slot)
      else if (typeof bucket === 'number') buckets.set(key, [bucket, slot])
      else bucket.push(slot)
    },
    take: (key: Key, slot: number) => {
      const bucket = buckets.get(key)
      if (bucket === slot) buckets.delete(key)
      if (typeof bucket !== 'object') return
      const at = bucket.indexOf(slot)
      if (at >= 0) bucket.splice(at, 1)
      if (bucket.length === 0) buckets.delete(key)
    },
  }
}
