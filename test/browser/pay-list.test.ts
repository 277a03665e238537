import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const basis = {
  title: '年度调薪',
  committee: '薪酬委员会',
  document: '薪〔2026〕6号',
  day: '2026.11.12',
  why: '按方案',
}

/** What Excel puts on the clipboard. */
const paste = (page: Page, rows: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, rows)

it('pay of several is pasted from Excel, stops at the line that is not so any more, and goes once that is mended', () =>
  at(house, 'finance', paths.peopleChangeStart(), { script: true }, async (page) => {
    for (const [name, text] of Object.entries(basis)) await page.locator(`[name=${name}]`).fill(text)
    await page.locator('.grid-foot').waitFor()
    await page.locator('[data-grid] td').first().click()
    await paste(page, '姓名\t原岗位工资\t岗位工资\t执行时间\n王建国\t7999\t8500\t2026.12\n陈雨桐\t\t6300\t2026.12')
    await page.locator('.grid-save').click()
    await page.getByText('和档案里现在的不一致').first().waitFor()
    expect(await page.locator('[name=document]').inputValue()).toBe(basis.document)
    await page.locator('.grid-foot').waitFor()
    await page.locator('[data-grid] tbody td').filter({ hasText: '7999' }).click()
    await page.keyboard.press('Delete')
    await page.locator('.grid-save').click()
    await page.getByText('拟定月薪合计 14,800.00').waitFor()
  }))
