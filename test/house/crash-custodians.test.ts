import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { custodianCycle, foundLocked, type LockedHouse } from '../../bin/crash/custodian-cycle.ts'

let folder: string
let house: LockedHouse
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-crash-custodians-'))
  house = await foundLocked(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a change of custodians that is killed', () => {
  it('leaves one lock in force, and under it every key', async () => {
    for (const after of [30, 120]) expect(await custodianCycle(house, { after })).toEqual([])
  })

  it('would be noticed if the new lock were written piece by piece', async () => {
    expect(await custodianCycle(house, { after: 60_000, torn: true })).not.toEqual([])
  })
})
