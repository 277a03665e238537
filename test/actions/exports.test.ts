import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { build } from '#actions/exports/building.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { unzipped } from '../unzipped.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

it('exports many one by one, so that others have their turn between any two', async () => {
  const dossiers: DossierId[] = []
  for (let at = 0; at < 60; at += 1) {
    const fields = { name: '刘洋', unit: w.units.tech }
    const begin = { entity: w.units.company, keeper: 'hr', records: [{ section: 'basic', fields }] } as const
    dossiers.push(expected(await inTransaction(w.app, (app) => createDraft(app, w.actor('hr'), begin))) as DossierId)
  }
  let turns = 0
  let isDone = false
  const others = async () => {
    for (; !isDone; turns += 1) await new Promise(setImmediate)
  }
  const waiting = others()
  const order = { format: 'lrmx', plain: false, dossiers, at: w.app.now() } as const
  const { file, people } = await build(w.app, w.actor('hr'), order)
  isDone = true
  await waiting
  expect(people).toBe(60)
  expect(turns).toBeGreaterThan(60)
  const names = (await unzipped(file && 'length' in file.body ? file.body : new Uint8Array())).map(({ name }) => name)
  expect([names.length, new Set(names).size, names[0], names[59]]).toEqual([60, 60, '刘洋.lrmx', '刘洋（60）.lrmx'])
})
