import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CopyHouse, copyCycle, foundCopies } from '../../bin/crash/copy-cycle.ts'
import { some } from '../thorough.ts'

let root: string
let house: CopyHouse
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-crash-copies-'))
  house = await foundCopies(root)
})
afterAll(() => rmSync(root, { recursive: true }))

describe('a backup and a restore that are killed, and with `npm run thorough` a drill', () => {
  it('leave never less than before, nothing that looks whole, and go on afterwards', async () => {
    for (const [work, at] of some(
      [
        ['backup', 0.8],
        ['drill', 0.8],
        ['restore', 0.7],
      ] as const,
      2,
    ))
      expect([work, (await copyCycle(house, work, { at })).wrong]).toEqual([work, []])
  })

  it('come to nothing from a copy that was harmed, and would be noticed if the manifest were not looked at', async () => {
    for (let round = 0; round < 2; round += 1) expect((await copyCycle(house, 'harm', { at: 0 })).wrong).toEqual([])
    const wrong: string[] = []
    for (let round = 0; wrong.length === 0 && round < 40; round += 1)
      wrong.push(...(await copyCycle(house, 'harm', { at: 0, believing: true })).wrong)
    expect(wrong.length).toBeGreaterThan(0)
  })
})
