import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { workbookOf } from '../domain/workbooks/workbook-file.ts'
import { some } from '../thorough.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const head = ['姓名', '类号', '材料名称', '制成时间', '页数', '份数', '原件']
const many = Array.from({ length: 80 }, (_, at) => ['陈雨桐', '3', `年度考核登记表${at}`, '2010.12', '两', 1, '原件'])

describe('a workbook with the papers of many people', () => {
  for (const script of some([true, false], 2))
    it(`is sent, matched, looked through and filed ${script ? 'with' : 'without'} script`, () =>
      at(house, 'hr2', paths.looseMaterials(), { script }, async (page) => {
        await page.getByRole('link', { name: '从 Excel 录入' }).click()
        const book = await workbookOf([
          {
            rows: [
              head,
              ['王建国', '1', `履历表${script}`, '1998.07', 8, 1, '原件'],
              ['王建国', '7', '表彰', 1999.1, 2, 1],
              ...many,
            ],
            hidden: [3],
          },
          { name: '旧', rows: [head] },
        ])
        const buffer = Buffer.from(book)
        await page
          .getByLabel('工作簿', { exact: true })
          .setInputFiles({ name: '目录.xlsx', mimeType: 'application/vnd.ms-excel', buffer })
        await page.getByRole('button', { name: '读取' }).click()
        await page.getByLabel('有 1 行隐藏着或被筛掉了，读不读').selectOption('也读')
        await page.getByRole('button', { name: '照这样核对' }).click()
        await page.getByText('81 行有问题，不归入').first().waitFor()
        await page.getByText('分不清 1 月还是 10 月').first().waitFor()
        if (script) {
          expect(await violationsOf(page)).toEqual([])
          expect((await page.content()).length).toBeLessThan(60_000)
          await page.setViewportSize({ width: 390, height: 844 })
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
          await page.setViewportSize({ width: 1280, height: 900 })
        }
        await page.getByRole('button', { name: '归入这 1 份' }).click()
        await page.getByText('这张表已归入 1 份').waitFor()
        await page.getByRole('link', { name: '放进表格改（81 行）' }).click()
        await page.getByText('分不清 1 月还是 10 月').first().waitFor()
      }))
})
