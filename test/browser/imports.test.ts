import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { written } from '../domain/imports/person-file.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { importFile } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const row = (page: Page, name: string) =>
  page.locator('tr', { has: page.getByRole('rowheader', { name, exact: true }) })

it('compares, mends and keeps an import', async () => {
  const { page, context, complaints } = await house.as('hr')
  await page.goto('/')
  await importFile(page, { file: 'gaps-and-doubts', unit: '财务部' })
  await row(page, '出生年月').getByRole('button', { name: '取 1985.10' }).first().click()
  await expect.poll(() => page.locator('input[name="r1.birth"]').inputValue()).toBe('1985.10')
  expect(await row(page, '出生年月').textContent()).not.toContain('身份证号是')
  await page.locator('input[name="r1.nativePlace"]').fill('江苏苏州')
  await page.locator('input[name="r2.number"]').fill('123')
  await page.getByRole('button', { name: '建成草稿' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('还有标红的地方要改')
  expect(await page.locator('input[name="r1.nativePlace"]').inputValue()).toBe('江苏苏州')
  expect(await page.locator('.problem').textContent()).toContain('身份证号应为 18 位')

  await page.locator('input[name="r2.number"]').fill('511011198510169970')
  await page.getByRole('button', { name: '建成草稿' }).click()
  await page.waitForURL(/\/dossiers\//)
  const text = await page.locator('main').textContent()
  for (const shown of ['贺知㛃', '1985.10', '江苏苏州']) expect(text).toContain(shown)
  expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
  await context.close()
})

it('goes from doubt to doubt by button and by key, and says where it is', async () => {
  const { page, context } = await house.as('hr')
  const text = written({ ChuShengNianYue: '', XingBie: '男生', CanJiaGongZuoShiJian: '1996.1', MinZu: '某族' })
  await page.goto('/imports')
  await page.selectOption('select[name=unit]', house.world.units.finance)
  await page.setInputFiles('input[name=files]', { name: 'a.lrmx', mimeType: 'text/xml', buffer: Buffer.from(text) })
  await page.locator('main').getByRole('button', { name: '导入', exact: true }).click()
  await page.locator('[data-doubt]').first().waitFor()
  const doubts = await page.locator('[data-doubt]').count()
  expect(doubts).toBeGreaterThan(2)
  const next = page.locator('[data-next-doubt]')
  const row = () => page.evaluate(() => document.activeElement?.closest('tr')?.id ?? '')
  await next.click()
  expect(await next.textContent()).toBe(`存疑 1 / ${doubts}`)
  const first = await row()
  await page.keyboard.press('n')
  expect(await next.textContent()).toBe(`存疑 2 / ${doubts}`)
  expect([first, await row()].every((id) => /^r\d+/.test(id))).toBe(true)
  const hidden = await page.evaluate(() => {
    const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
    const bar = document.querySelector('.decision-bar')?.getBoundingClientRect().top ?? 0
    return top < 0 || bottom > bar
  })
  expect(hidden).toBe(false)
  await page.goto(`${page.url().replace(/[#?].*/, '')}/discarding`)
  await page.locator('main').getByRole('button', { name: '放弃', exact: true }).click()
  await page.waitForURL(/\/imports$/)
  await context.close()
})
