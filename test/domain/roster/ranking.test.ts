import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRanking } from '#domain/roster/ranking.ts'

describe('a ranking', () => {
  it('has the best by tier and then by place, as many as are wanted, and counts all', () => {
    const taken = fc.uniqueArray(fc.record({ slot: fc.nat(99), tier: fc.nat(7) }), { selector: ({ slot }) => slot })
    const order = fc.shuffledSubarray(
      Array.from({ length: 100 }, (_, slot) => slot),
      { minLength: 100 },
    )
    fc.assert(
      fc.property(taken, order, fc.constantFrom(0, 1, 8, 40, Number.POSITIVE_INFINITY), (taken, order, most) => {
        const official = Int32Array.from(order)
        const places = new Int32Array(100)
        for (const [place, slot] of order.entries()) places[slot] = place
        const ranking = createRanking(places, official, most)
        for (const { slot, tier } of taken) ranking.take(slot, tier)
        const ranked = taken.toSorted((a, b) => a.tier - b.tier || order.indexOf(a.slot) - order.indexOf(b.slot))
        expect(ranking.count()).toBe(taken.length)
        expect([...ranking.slots()]).toEqual(ranked.slice(0, most).map(({ slot }) => slot))
      }),
    )
  })
})
