import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPosting, inBoth, put, slotIn, take, tierIn } from '#domain/people/posting.ts'

/** Close to each other and far apart, as few as many. */
const slots = fc.oneof(
  fc.array(fc.nat(40), { maxLength: 30 }),
  fc.uniqueArray(fc.nat(300), { minLength: 100, maxLength: 200 }),
)

const postingOf = (slots: readonly number[]) => {
  const posting = createPosting()
  for (const slot of slots) put(posting, slot, 0)
  return posting
}

describe('the slots of a token', () => {
  it('are those that were put and not taken, in their order, each with its best tier', () => {
    const step = fc.record({ slot: fc.nat(20), tier: fc.option(fc.nat(7)) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const posting = createPosting()
        const standing = new Map<number, number>()
        for (const { slot, tier } of steps) {
          if (tier === null) {
            take(posting, slot)
            standing.delete(slot)
          } else {
            put(posting, slot, tier)
            standing.set(slot, Math.min(tier, standing.get(slot) ?? tier))
          }
        }
        const said = Array.from(posting.entries.subarray(0, posting.many), (one) => [slotIn(one), tierIn(one)])
        expect(said).toEqual([...standing].toSorted(([a], [b]) => a - b))
      }),
    )
  })

  it('are found in two lists at once, whichever is longer', () => {
    fc.assert(
      fc.property(slots, slots, (one, other) => {
        const found: number[] = []
        inBoth(postingOf(one), postingOf(other), (slot) => found.push(slot))
        const both = [...new Set(one)].filter((slot) => other.includes(slot))
        expect(found).toEqual(both.toSorted((a, b) => a - b))
      }),
    )
  })
})
