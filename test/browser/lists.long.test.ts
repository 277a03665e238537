import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
  house.world.clock.set('2026-12-20T01:00:00.000Z')
})
afterAll(() => house.close())

for (const width of [1440, 390]) {
  it(`has a list of a past day and a grid over many people that everybody can use, ${width} wide`, async () => {
    const { page, context } = await house.as('hr', { width })
    for (const path of [
      '/dossiers?asOf=2026-11-30',
      paths.peopleGrid('training', 'page=1'),
      '/name-list?asOf=2026-11-30',
    ]) {
      await page.goto(path)
      expect(await violationsOf(page), path).toEqual([])
    }
    await context.close()
  })
}
