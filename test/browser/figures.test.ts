import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

it('of a table are opened by keyboard: the names are as many, and both ways back lead to the very cell', async () => {
  const { page, complaints } = await house.as('邹雨桐', { width: 1440 })
  await page.goto(paths.statisticsTable('by-rank', { asOf: '2026-10-31' }))
  const figure = page.locator('.figure-table tbody td a').nth(3)
  const number = Number(await figure.textContent())
  const opened = await figure.getAttribute('href')
  await figure.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === paths.dossiers())
  expect(await page.locator('main tbody tr').count()).toBe(Math.min(number, 50))
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))
  const isThere = (url: URL) => url.pathname === paths.statisticsTable('by-rank')
  await page.goBack()
  await page.waitForURL(isThere)
  await expect.poll(focused).toBe(opened)
  await page.goForward()
  await page.getByRole('link', { name: '回到这一格' }).press('Enter')
  await page.waitForURL(isThere)
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-10-31')
  await expect.poll(focused).toBe(opened)
  expect(await page.locator('#cell').count()).toBe(1)
  await page.keyboard.press('Tab')
  expect(await focused()).not.toBe(opened)
  expect(complaints).toEqual([])
})
