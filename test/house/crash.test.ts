import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cycle } from '../../bin/crash/cycle.ts'
import { foundHouse } from '../../bin/crash/house.ts'

const foundIn = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-crash-'))
  await foundHouse(folder)
  return folder
}

describe('a killed process', () => {
  it('loses nothing it acknowledged, does nothing twice, and leaves file and log whole', async () => {
    const folder = await foundIn()
    for (const [answers, kind] of [
      [5, 'create'],
      [40, 'departure'],
      [50, 'pay-many'],
    ] as const) {
      const { acknowledged, lost, doubled, sound } = await cycle(folder, { answers, kind })
      expect(acknowledged).toBeGreaterThanOrEqual(answers)
      expect([lost, doubled, sound]).toEqual([[], [], true])
    }
  })

  it('would be noticed if what an approval brings about came after it', async () => {
    const folder = await foundIn()
    const lost: string[] = []
    for (let round = 0; lost.length === 0 && round < 40; round += 1) {
      const found = await cycle(folder, { answers: 20 + 7 * (round % 8), kind: 'update', late: true })
      lost.push(...found.lost)
    }
    expect(lost.length).toBeGreaterThan(0)
  })
})
