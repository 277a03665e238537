import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

/** A catalogue as somebody has it in Excel: heads over two rows, headings of classes, one page number that is none. */
const rows = Array.from({ length: 120 }, (_, place) =>
  [place + 1, `年度考核登记表${place}`, 1990 + (place % 30), 12, 30, 1, place === 7 ? '两' : 2, ''].join('\t'),
)
const table = [
  '类号\t材料名称\t材料制成时间\t\t\t份数\t页数\t备注',
  '\t\t年\t月\t日\t\t\t',
  '三、考核鉴定类\t\t\t\t\t\t\t',
  ...rows.slice(0, 60),
  '四-4 教育培训\t\t\t\t\t\t\t',
  ...rows.slice(60),
].join('\n')

/** As the clipboard gives it to the cell that has the focus. */
const pasteText = (page: Page, text: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  }, text)

describe('a catalogue', () => {
  it('is pasted with 120 rows, mended in the cell that is wrong, and filed; a paper that comes in is examined and filed behind it', () =>
    at(house, 'hr2', paths.dossier(house.world.dossiers.wang), { script: true }, async (page) => {
      await page.getByRole('link', { name: '材料目录' }).click()
      await page.getByRole('link', { name: '表格录入' }).click()
      await page.getByRole('gridcell').or(page.locator('[data-grid] tbody td')).first().click()
      await pasteText(page, table)
      await page.getByRole('button', { name: '先核对，不保存' }).click()
      await page.getByText('119 行可以保存，1 行要改').waitFor()
      await page.getByText('页数：要写数目').waitFor()
      const wrong = page.locator('[data-grid] tbody tr').filter({ hasText: '年度考核登记表7' }).first()
      await wrong.locator('td').nth(6).click()
      await page.keyboard.type('3')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '王建国的材料目录' }).waitFor()
      await page.getByText('120 份，241 页').first().waitFor()
      expect(await page.locator('.catalogue tbody tr').filter({ hasText: '3-60' }).count()).toBe(1)
      expect(await page.locator('.catalogue tbody tr').filter({ hasText: '4-4-60' }).count()).toBe(1)

      await page.getByRole('link', { name: '登记收到的材料' }).click()
      await page.getByLabel('交来的人或部门').fill('技术部')
      await page.getByLabel('材料名称').fill('考核登记表（补）')
      await page.getByLabel('类号').selectOption('3')
      await page.getByLabel('制成时间').fill('1989.12')
      await page.getByLabel('页数').fill('2')
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('已登记，等待鉴别').waitFor()
      await page.getByRole('link', { name: '考核登记表（补）' }).click()
      await page.getByRole('button', { name: '鉴别合格' }).click()
      await page.getByText('归入后排在 3-1').waitFor()
      await page.getByRole('button', { name: '归入目录' }).click()
      await page.getByText('121 份，243 页').first().waitFor()

      await page.getByRole('link', { name: '考核登记表（补）' }).click()
      await page.getByLabel('备注').fill('复印件，原件存技术部')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('已改').first().waitFor()
    }))
})
