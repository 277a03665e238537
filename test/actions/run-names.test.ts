import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshRun } from '#actions/prints/fresh-run.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** What chance gives, one after the other. */
const chance = (...given: readonly number[]) => {
  const left = [...given]
  return { ...w.app, vault: { ...w.app.vault, random: () => Buffer.alloc(4, left.shift()) } }
}

it('gives no run the name of one that is still being drawn', async () => {
  const app = chance(1, 1, 2)
  const of = { dossier: w.dossiers.wang, purpose: 'work' } as const
  const names = await Promise.all([freshRun(app, w.actor('hr'), of), freshRun(app, w.actor('hr'), of)])
  expect(names.map(({ code }) => code)).toEqual(['1111', '2222'])
})
