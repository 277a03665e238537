import fc from 'fast-check'
import { expect, it } from 'vitest'
import { finish, sorting } from '#domain/steps.ts'

it('sorts like sort, equals as they came, in pieces that do not grow with all there is', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(40)), fc.integer({ min: 0, max: 6_500 }), (of, many) => {
      const keys = [...of.take(many)]
      const compare = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0)
      const numbers = Uint32Array.from(keys.keys())
      expect([...finish(sorting(numbers, compare))]).toEqual([...numbers].sort(compare))
    }),
    { numRuns: 15 },
  )
  const mostCompared = (many: number) => {
    let [compared, most] = [0, 0]
    const steps = sorting(
      Uint32Array.from({ length: many }, (_, at) => (at * 7919) % many),
      (a, b) => {
        compared += 1
        return a - b
      },
    )
    for (let { done } = steps.next(); !done; { done } = steps.next()) {
      most = Math.max(most, compared)
      compared = 0
    }
    return most
  }
  expect(mostCompared(40_000)).toBeLessThan(1.2 * mostCompared(5_000))
})
