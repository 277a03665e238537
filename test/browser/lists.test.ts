import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

it('shows the list of a past day by the date in its header, and leads back to today, without script', async () => {
  house.world.clock.set('2026-12-20T01:00:00.000Z')
  const { page, context, complaints } = await house.as('hr', { script: false })
  await page.goto('/dossiers?sort=name')
  await page.locator('.top-end summary').click()
  await page.locator('input[name=asOf]').fill('2026-11-30')
  await page.getByRole('button', { name: '查看' }).click()
  expect(page.url()).toContain('sort=name')
  expect(await page.locator('main').textContent()).toContain('2026-11-30 的名单')
  await page.getByRole('link', { name: '周契' }).click()
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-11-30')
  await page.goBack()
  await page.locator('main').getByRole('link', { name: '回到今天' }).click()
  expect(page.url()).not.toContain('asOf')
  expect(complaints).toEqual([])
  await context.close()
})

it('lets HR type for several drafts of a list in one grid, with the keyboard', async () => {
  const { page, context, complaints } = await house.as('hr')
  await page.goto('/dossiers?q=周契')
  await page.getByRole('link', { name: '多人录入' }).click()
  await page.getByRole('link', { name: '年度考核' }).click()
  await page.waitForURL(/people\/appraisals\/grid/)
  await page.locator('[role=gridcell]').nth(2).click()
  await page.keyboard.type('2021')
  await page.keyboard.press('Tab')
  await page.keyboard.type('称职')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(/\/dossiers\?q=/)
  await page.goto(`${paths.dossier(house.world.dossiers.zhou)}#appraisals`)
  const card = await page.locator('#appraisals').textContent()
  for (const shown of ['2021', '称职']) expect(card).toContain(shown)
  expect(complaints).toEqual([])
  await context.close()
})

it('keeps what can be done with a list behind one button on a phone, and leads there without script', async () => {
  const { page, context } = await house.as('hr', { width: 390, script: false })
  await page.goto('/dossiers')
  const more = page.locator('main').getByRole('link', { name: '导出', exact: true })
  expect(await more.isVisible()).toBe(false)
  await page.getByRole('button', { name: '更多' }).click()
  await more.click()
  await page.waitForURL(/exports\/new/)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/dossiers')
  expect(await more.isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: '更多' }).isVisible()).toBe(false)
  await context.close()
})
