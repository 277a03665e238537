import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cycle } from '../../bin/crash/cycle.ts'
import { foundHouse } from '../../bin/crash/house.ts'

describe('a killed process', () => {
  it('loses nothing it acknowledged, and leaves file and log whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'juanzong-crash-'))
    await foundHouse(folder)
    for (const writes of [5, 12]) {
      const { acknowledged, lost, sound } = await cycle(folder, writes)
      expect(acknowledged.length).toBeGreaterThanOrEqual(writes)
      expect(lost).toEqual([])
      expect(sound).toBe(true)
    }
  })
})
