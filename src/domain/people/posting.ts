/**
 * The slots of the names that have one token, in their order, each with how well the token alone finds it (`matchName`): so a letter or
 * a character that thirty thousand names have is told, counted and ranked without looking at one of them.
 */
export type Posting = {
  /** Slot and tier in one number: see `slotIn` and `tierIn`. */
  entries: Int32Array
  many: number
}

/** A posting without a name. */
export const createPosting = (): Posting => ({ entries: new Int32Array(4), many: 0 })

/** The slot of an entry. */
export const slotIn = (entry: number): number => entry >> 3

/** The tier of an entry: 0 to 7, the lower the better. */
export const tierIn = (entry: number): number => entry & 7

/** Adds a slot, or gives it the better of two tiers. */
export function put(posting: Posting, slot: number, tier: number): void {
  const at = posting.many === 0 || slotAt(posting, posting.many - 1) < slot ? posting.many : placeOf(posting, slot, 0)
  if (at < posting.many && slotAt(posting, at) === slot) {
    posting.entries[at] = (slot << 3) | Math.min(tier, tierIn(posting.entries[at] ?? 0))
    return
  }
  if (posting.many === posting.entries.length) {
    const longer = new Int32Array(posting.many + (posting.many >> 1))
    longer.set(posting.entries)
    posting.entries = longer
  }
  // A house that opens puts its slots in their order, ten of each name.
  if (at < posting.many) posting.entries.copyWithin(at + 1, at, posting.many)
  posting.entries[at] = (slot << 3) | tier
  posting.many += 1
}

/** Takes a slot out; nothing where it is not in. */
export function take(posting: Posting, slot: number): void {
  const at = placeOf(posting, slot, 0)
  if (at === posting.many || slotAt(posting, at) !== slot) return
  posting.entries.copyWithin(at, at + 1, posting.many)
  posting.many -= 1
}

/** Calls `found` for each slot that both have, in their order. Where one is far longer than the other it is not walked through. */
export function inBoth(one: Posting, other: Posting, found: (slot: number) => void): void {
  const [few, many] = one.many <= other.many ? [one, other] : [other, one]
  const isFarLonger = many.many > few.many * 8
  let from = 0
  for (let at = 0; at < few.many && from < many.many; at += 1) {
    const slot = slotAt(few, at)
    if (isFarLonger) from = placeOf(many, slot, from)
    else while (from < many.many && slotAt(many, from) < slot) from += 1
    if (from < many.many && slotAt(many, from) === slot) found(slot)
  }
}

const slotAt = ({ entries }: Posting, at: number): number => slotIn(entries[at] ?? 0)

/** Where a slot stands or belongs from a place on: in steps that double, then by halves. */
function placeOf(posting: Posting, slot: number, from: number): number {
  let step = 1
  let low = from
  while (low + step < posting.many && slotAt(posting, low + step) < slot) {
    low += step
    step *= 2
  }
  let high = Math.min(posting.many, low + step)
  while (low < high) {
    const middle = (low + high) >> 1
    if (slotAt(posting, middle) < slot) low = middle + 1
    else high = middle
  }
  return low
}
