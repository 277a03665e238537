import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

it('a cross-table is built by keyboard alone, and its names lead back to it', async () => {
  const { page, complaints } = await house.as('邹雨桐')
  const focused = () => page.evaluate(() => document.activeElement?.id)
  await page.goto(
    house.origin +
      paths.statisticsCross([
        ['columns', 'sex'],
        ['count', 'people'],
      ]),
  )
  for (const [key, part] of [
    ['c', 'cross-columns-outer'],
    ['m', 'cross-count'],
    ['f', 'cross-of'],
    ['r', 'cross-rows-outer'],
  ] as const) {
    // The keys of this page come with a script of their own, which the first press may be ahead of.
    const press = () => page.keyboard.press(key).then(focused)
    await expect.poll(press).toBe(part)
  }
  await page.locator('#cross-rows-outer').selectOption('rank')
  await page.locator('#cross-rows-inner').selectOption('age')
  await page.keyboard.press('Enter')
  await page.waitForURL(/rows=rank&rows=age/)
  await page.locator('#cross-rows-inner').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.waitForURL(/rows=age&rows=rank/)
  expect(await focused()).toBe('cross-rows-inner')
  await page.keyboard.press('x')
  await page.waitForURL(/rows=sex&columns=age&columns=rank/)
  const figure = page.locator('.figure-table a').nth(2)
  const opened = await figure.getAttribute('href')
  await figure.press('Enter')
  await page.waitForURL(/\/dossiers\?figure=/)
  await page.getByRole('link', { name: '回到这一格' }).press('Enter')
  await page.waitForURL(/rows=sex&columns=age&columns=rank/)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(opened)
  expect(complaints).toEqual([])
})
