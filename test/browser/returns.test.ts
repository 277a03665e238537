import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { isThorough } from '../thorough.ts'
import { violationsOf } from './accessible.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

const name = '2025 年统计年报'

/** Whoever is next is told so on the start page, and signs with a telephone in hand. */
async function signedBy(who: string, script: boolean) {
  const { page, complaints } = await house.as(who, { width: 390, script })
  await page.goto('/')
  await page.getByText('1 份年报等您签字').waitFor()
  await page.getByRole('link', { name: '去看看' }).click()
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('button', { name: '签字', exact: true }).click()
  await page.getByText('已签字。').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  expect(complaints).toEqual([])
}

it('an annual return is made, signed by three in turn, printed, and opens its names, without script as well', async () => {
  const maker = await house.as('邹雨桐', { width: 1440 })
  const { page } = maker
  await page.goto(paths.statistics())
  await page.getByRole('link', { name: '年报', exact: true }).click()
  await page.getByRole('link', { name: '制作年报' }).click()
  expect(await page.getByLabel('统计截止日').inputValue()).toBe('2025-12-31')
  const choose = async (role: string, who: string) => {
    const option = page.getByLabel(role).locator('option', { hasText: who })
    await page.getByLabel(role).selectOption((await option.getAttribute('value')) ?? '')
  }
  await choose('审核人', '曾明达')
  await choose('单位负责人', '封世宏')
  await page.getByRole('button', { name: '下一步：看数字' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  for (const box of await page.locator('textarea').all()) await box.fill('个别人员的材料还在补，已逐人核对。')
  await page.getByRole('button', { name: '定格并签字（制表人）' }).click()
  await page.getByText('已定格，您已作为制表人签字。').waitFor()

  await signedBy('曾明达', true)
  await signedBy('封世宏', false)

  await page.reload()
  await page.getByText('已签完').first().waitFor()
  const printed = page.waitForEvent('download')
  await page.getByRole('button', { name: '全部印成 PDF' }).click()
  expect((await printed).suggestedFilename()).toBe(`${name}.pdf`)
  const isTable = (url: URL) => url.pathname.endsWith('/tables/by-department')
  // Once a file was taken the page is drawn again, so that a link of it would be clicked on its way out.
  await page.goto(`${new URL(page.url()).pathname}/tables/by-department`)
  expect(await violationsOf(page)).toEqual([])
  const figure = page.locator('.figure-table tbody td a').first()
  const number = await figure.textContent()
  await figure.click()
  await page.getByText(`2025-12-31 定格的 ${number} 人。`).waitFor()
  await page.getByRole('link', { name: '回到这一格' }).click()
  await page.waitForURL(isTable)
  expect(await page.locator('#cell').count()).toBe(1)
  if (isThorough) await opensPosts(page)
  expect(maker.complaints).toEqual([])
})

/** Of a table of what belongs to dossiers the numbers are places of posts, their names the people on them. */
async function opensPosts(page: Page) {
  await page.goto(page.url().replace(/by-department.*/, 'headcount'))
  await page
    .getByText(/^\d+ 个$/)
    .first()
    .waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.locator('.figure-table tr.whole td a').first().click()
  await page.getByText(/2025-12-31 定格的 \d+ 人。/).waitFor()
  await page.getByText('名单是这些数字所属的人员').waitFor()
  await page.getByRole('link', { name: '回到这一格' }).click()
  await page.waitForURL((url) => url.pathname.endsWith('/tables/headcount'))
}
