import { afterAll, beforeAll, expect, it } from 'vitest'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

it('compares both ways, and every page of exports is accessible', async () => {
  const { page, context } = await house.as('hr')
  for (const path of [
    `/dossiers/${house.world.dossiers.wang}/exports`,
    `/dossiers/${house.world.dossiers.wang}/exports/comparison`,
    '/exports/new',
  ]) {
    await page.goto(path)
    expect(await violationsOf(page), path).toEqual([])
  }
  await page.goto(`/dossiers/${house.world.dossiers.wang}/exports/comparison`)
  expect(await page.locator('main').textContent()).toContain('全部按档案写出')
  await context.close()
})
