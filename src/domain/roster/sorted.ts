/** Slots in an order that is kept while rows come and go, so that a list is never sorted again for one change. */
export type Sorted = {
  /** Those with a value, in order; then those without, in the official order. */
  readonly present: readonly number[]
  readonly absent: readonly number[]
  readonly add: (slot: number) => void
  /** Takes the slot out; call it while its row still has the keys it was added with. */
  readonly drop: (slot: number) => void
}

type Keys = {
  /** The value that orders; undefined puts the slot among the absent. */
  readonly key: (slot: number) => string | undefined
  /** Decides between equal values, and never ties. */
  readonly tie: (slot: number) => string
}

/** `slots` come in the official order, which equal values keep. */
export function createSorted(slots: readonly number[], { key, tie }: Keys): Sorted {
  const keyed = slots.map((slot) => ({ slot, key: key(slot) }))
  const present = keyed
    .filter((one) => one.key !== undefined)
    .sort(byKey)
    .map(({ slot }) => slot)
  const absent = keyed.filter((one) => one.key === undefined).map(({ slot }) => slot)

  /** Where the slot stands or belongs, by halves: no key of the others is remembered. */
  const placeOf = (list: readonly number[], slot: number): number => {
    const wanted = { key: key(slot) }
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = list[middle] ?? 0
      const order = byKey({ key: key(other) }, wanted)
      if (order < 0 || (order === 0 && tie(other) < tie(slot))) low = middle + 1
      else high = middle
    }
    return low
  }
  const listOf = (slot: number) => (key(slot) === undefined ? absent : present)

  return {
    present,
    absent,
    add: (slot) => {
      listOf(slot).splice(placeOf(listOf(slot), slot), 0, slot)
    },
    drop: (slot) => {
      const list = listOf(slot)
      const at = placeOf(list, slot)
      if (list[at] === slot) list.splice(at, 1)
    },
  }
}

type Keyed = { readonly key: string | undefined }

const byKey = ({ key: a = '' }: Keyed, { key: b = '' }: Keyed) => (a < b ? -1 : a > b ? 1 : 0)
