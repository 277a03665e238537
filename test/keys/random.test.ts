import { describe, expect, it } from 'vitest'
import { createRandom } from '#keys/random.ts'

describe('random bytes that are fetched many at once', () => {
  it('are handed out once each, of whatever length, and so by whoever else fetches them', () => {
    const sources = [createRandom(), createRandom()]
    const seen = new Set<string>()
    for (let times = 0; times < 2000; times += 1)
      for (const random of sources) seen.add(random(times % 2 === 0 ? 12 : 16).toString('hex', 0, 12))
    expect(seen.size).toBe(4000)
  })
})
