import type { Page } from 'playwright-core'
import { afterAll, beforeAll, it } from 'vitest'
import { bringIn, keep, mendByKind, undo } from './bringing-steps.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

/** That the page tells by itself how far it is, is seen while the files are read. */
const rested = async (page: Page) => {
  await house.world.app.bringer.rest()
  await page.reload()
}

it('files and a list come as one batch, are mended by kind with the keyboard, kept in part, undone and kept', () =>
  at(house, 'hr', '/bringings', { script: true }, async (page) => {
    await bringIn(page, { files: 3, lines: 2, unit: '技术部' })
    await mendByKind(page)
    await keep(page, 1, rested)
    await undo(page, 1, rested)
    await keep(page, 3, rested)
  }))
