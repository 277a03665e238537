import { afterAll, beforeAll, describe, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { some } from '../thorough.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

/** Each way makes a department of its own. */
const ways = [
  ['with script', { script: true, by: 'mouse' }, '质量部', '安全部'],
  ['without script', { script: false, by: 'mouse' }, '计划部', '外协部'],
] as const

describe('the tree of units', () => {
  it.each(some(ways, 2))('is found in the rail, made from a table, renamed and closed %s', (_, way, name, other) =>
    at(house, 'hrLead', paths.home(), way, async (page) => {
      await page.getByRole('link', { name: '机构岗位' }).first().click()
      await page.getByRole('link', { name: '从表格建机构' }).click()
      const table = page.getByRole('textbox', { name: '表格' })
      await table.fill(`部门名称\t上级部门\t岗位\n${name}\t技木部\t检验员`)
      await page.getByRole('button', { name: '先看看' }).click()
      await page.getByText('没有这个上级，相近的有：技术部').waitFor()
      await table.fill(`部门名称\t上级部门\t岗位\n${name}\t\t检验员`)
      await page.getByRole('button', { name: '重新看' }).click()
      await page.getByText('新增 1 个机构').waitFor()
      await page.getByRole('button', { name: '保留 1 个机构' }).click()
      await page.getByText('已保留，机构、职务和岗位都有记录').waitFor()

      await page.getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      const renaming = page.getByRole('form', { name: '更名' })
      await renaming.getByLabel('名称').fill('技术部')
      await renaming.getByRole('button', { name: '更名' }).click()
      await page.getByText('同一上级下已有同名机构').waitFor()
      await renaming.getByLabel('名称').fill(other)
      await renaming.getByRole('button', { name: '更名' }).click()
      await page.getByRole('heading', { name: other, level: 1 }).waitFor()
      await page.getByText(`更名为${other}`).waitFor()

      await page.getByRole('form', { name: '撤销' }).getByRole('button', { name: '撤销' }).click()
      await page.getByText('已撤销').first().waitFor()
    }),
  )
})
