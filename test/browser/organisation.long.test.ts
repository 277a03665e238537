import { afterAll, beforeAll, describe, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

describe('the tree of units', () => {
  it('has departments added, moved from a day on, taken back and merged', () =>
    at(house, 'hrLead', paths.organisation(), { script: true }, async (page) => {
      for (const [name, code] of [
        ['基建部', 'jj'],
        ['维修部', 'wx'],
      ] as const) {
        await page.getByRole('link', { name: '增设机构' }).click()
        await page.getByLabel('名称').fill(name)
        await page.getByLabel('代码').fill(code)
        await page.getByRole('button', { name: '增设机构' }).click()
        await page.getByText('已增设').first().waitFor()
      }
      await page.getByRole('link', { name: '维修部', exact: true }).click()
      await page.getByRole('heading', { name: '维修部', level: 1 }).waitFor()
      const moving = page.getByRole('form', { name: '调整隶属' })
      await moving.getByLabel('改隶哪个机构').selectOption({ label: '基建部' })
      await moving.getByLabel('从哪天起').fill('2027-01-01')
      await moving.getByRole('button', { name: '调整' }).click()
      const planned = page.getByRole('list', { name: '已定、待生效' })
      await planned.getByText('改隶基建部').waitFor()
      await planned.getByRole('button', { name: '取消' }).click()
      await page.getByText('已取消').first().waitFor()
      const merging = page.getByRole('form', { name: '并入另一机构' })
      await merging.getByRole('combobox').selectOption({ label: '基建部' })
      await merging.getByRole('button', { name: '合并' }).click()
      await page.getByText('已并入基建部').first().waitFor()
      await page.goto(paths.organisation())
      await page.getByText('个已撤销的机构').waitFor()
    }))
})
