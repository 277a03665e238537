import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { superiorForm } from '#demo/superior-form.ts'
import { paths } from '#views/paths.ts'
import { isThorough } from '../thorough.ts'
import { violationsOf } from './accessible.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import { downloaded } from './steps.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

const file = async (name: string, reworded?: Readonly<Record<string, string>>) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await superiorForm(reworded)),
})
const answer = async (page: Page, { question, words }: { question: string; words: string }) => {
  const card = page.locator('#question')
  await card.getByRole('heading', { name: question }).waitFor()
  await card.getByRole('radio', { name: words }).check()
  await card.getByRole('button', { name: /^绑定/ }).click()
}
const keepsTo = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

it('a superior’s blank workbook is sent, bound, taken back filled in, and opens its names', async () => {
  const maker = await house.as('邹雨桐', { width: 1440 })
  const { page } = maker
  await page.goto(paths.statistics())
  await page.getByRole('link', { name: '上级空表', exact: true }).click()
  await page.getByLabel('空白工作簿').setInputFiles(await file('附件2 2026.xlsx'))
  await page.getByRole('button', { name: '读这份空表' }).click()
  await page.getByText('37 个表头里认出了 35 个').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: '全部绑定' }).click()
  // The first question stood there before, and an answer to that drawing would be one to what is no more.
  await page.getByText('认出的表头都已绑定').waitFor()
  await answer(page, { question: '整张表算谁', words: '中层' })
  await answer(page, { question: 'M 列算什么', words: '留空' })
  await page.getByText('个表头没绑定').waitFor({ state: 'detached' })
  expect(await page.locator('#question').count()).toBe(0)

  const cell = page.locator('#B6 a')
  const number = Number(await cell.textContent())
  const button = page.getByRole('button', { name: /^填好下载/ })
  const taken = await downloaded(page, button, { script: true })
  expect(taken.suggestedFilename()).toMatch(/^附件2 2026 \d{4}-\d\d-\d\d\.xlsx$/)
  const [sheet] = (await readXlsx(await readFile(await taken.path()))) as unknown as { data: unknown[][] }[]
  expect([sheet?.data[5]?.[1], sheet?.data[5]?.[12]]).toEqual([number, null])

  const opened = await cell.getAttribute('href')
  await cell.press('Enter')
  await page.waitForURL((url) => url.pathname === paths.dossiers())
  expect(await page.locator('main tbody tr').count()).toBe(number)
  await page.getByRole('link', { name: '回到这一格' }).press('Enter')
  await page.waitForURL((url) => url.hash === '#B6')
  expect(Number(await cell.textContent())).toBe(number)
  expect(await page.locator('td.back').getAttribute('id')).toBe('B6')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(opened)
  expect(maker.complaints).toEqual([])
  if (isThorough) await nextYear(new URL(page.url()).pathname, number)
})

/** The file of the next year takes the place of this one, and asks what was reworded: without script, with a telephone in hand. */
async function nextYear(path: string, number: number) {
  const next = await house.as('曾明达', { width: 390, script: false })
  await next.page.goto(path)
  expect(await keepsTo(next.page)).toBe(true)
  await next.page.getByText('这份空表', { exact: true }).click()
  await next.page
    .getByLabel('空白工作簿')
    .setInputFiles(await file('附件2 2027.xlsx', { 具有海外工作经历: '境外工作两年以上' }))
  await next.page.getByRole('button', { name: '换成新的空表' }).click()
  await next.page.getByText('具有海外工作经历 → 境外工作两年以上').waitFor()
  await next.page.getByText('1 个表头没绑定').waitFor()
  expect(await next.page.locator('#question').innerText()).toContain('去年这里写“具有海外工作经历”。')
  await answer(next.page, { question: 'M 列算什么', words: '留空' })
  await next.page.getByText('已绑定。').waitFor()
  expect(await next.page.locator('#question').count()).toBe(0)
  expect(Number(await next.page.locator('#B6 a').textContent())).toBe(number)
  expect(await keepsTo(next.page)).toBe(true)
  expect(next.complaints).toEqual([])
}
