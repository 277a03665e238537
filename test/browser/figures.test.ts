import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

it('of a table are opened by keyboard: the names are as many, and the way leads back to the table of that day', async () => {
  const { page, complaints } = await house.as('邹雨桐', { width: 1440 })
  await page.goto(paths.statisticsTable('by-rank', { asOf: '2026-10-31' }))
  const figure = page.locator('.figure-table tbody td a').nth(3)
  const number = Number(await figure.textContent())
  await figure.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === paths.dossiers())
  expect(await page.locator('main tbody tr').count()).toBe(Math.min(number, 50))
  await page.getByRole('link', { name: '回到这张表' }).click()
  await page.waitForURL((url) => url.pathname === paths.statisticsTable('by-rank'))
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-10-31')
  expect(complaints).toEqual([])
})
