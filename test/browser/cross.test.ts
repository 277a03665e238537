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

it('a cross-table is saved under a name and put on the start page by keyboard alone', async () => {
  const { page, complaints } = await house.as('苏雅琴')
  const focused = () => page.evaluate(() => document.activeElement?.id)
  await page.goto(
    house.origin +
      paths.statisticsCross([
        ['rows', 'department'],
        ['count', 'people'],
      ]),
  )
  await expect.poll(() => page.keyboard.press('s').then(focused)).toBe('cross-name')
  await page.keyboard.type('各部门人数')
  await page.keyboard.press('Enter')
  await page.waitForURL(/saved=/)
  expect(await page.locator('h1').textContent()).toBe('各部门人数')
  const whole = await page.locator('.figure-table tr.whole td').last().textContent()
  await expect.poll(() => page.keyboard.press('s').then(focused)).toBe('cross-name')
  await page.locator('details[open] a.panel-link').press('Enter')
  await page.getByRole('button', { name: '放到首页' }).press('Enter')
  await page.getByText('在首页第 1 位').waitFor()
  await page.goto(house.origin + paths.home())
  const pinned = page.locator('#pinned-crosses')
  await pinned.getByText(`${whole}`, { exact: true }).first().waitFor()
  await pinned.getByRole('link', { name: '各部门人数' }).press('Enter')
  await page.waitForURL(/rows=department&count=people&saved=/)
  expect(complaints).toEqual([])
})
