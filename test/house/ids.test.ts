import { describe, expect, it } from 'vitest'
import { createIds } from '#house/ids.ts'

describe('the ids of what is made', () => {
  it('are UUIDv7s of the moment', () => {
    const at = Date.UTC(2026, 10, 24)
    const id = createIds(() => at)()
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at)
  })

  it('are each greater than the one before, within a millisecond and where the clock goes back', () => {
    const times = [5, 5, 5, 6, 4, 4, 7]
    let asked = 0
    const newId = createIds(() => 1_000_000 + (times[asked++ % times.length] ?? 0))
    const ids = Array.from({ length: 3000 }, () => newId())
    expect(ids).toEqual([...ids].sort())
    expect(new Set(ids).size).toBe(ids.length)
  })
})
