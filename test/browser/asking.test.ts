import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { readPaper } from './pdf-text.ts'
import { at, printOut, type Way } from './steps.ts'
import { drawOn, submitGathered } from './update-steps.ts'

const mouse: Way = { script: true, by: 'mouse' }
const plain: Way = { script: false, by: 'mouse' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const label = '专业技术职务 · 新增'

describe('the table of who is asked', () => {
  it('is found from the own settings and changed without script, refused first where it may not be', () =>
    at(house, 'hrLead', paths.settings(), plain, async (page) => {
      await page.getByRole('link', { name: '变更审批对照表' }).click()
      const family = page.getByRole('row', { name: '家庭成员 · 修改' })
      await family.getByRole('checkbox', { name: '复核' }).uncheck()
      await family.getByRole('combobox').selectOption('不报')
      const titles = page.getByRole('row', { name: label })
      await titles.getByRole('checkbox', { name: '部门负责人' }).uncheck()
      await titles.getByRole('combobox').selectOption('不报')
      await page.getByRole('button', { name: '保存对照表' }).click()
      await page.getByText('敏感内容不能定为常规').waitFor()
      expect(await titles.getByRole('checkbox', { name: '部门负责人' }).isChecked()).toBe(false)

      await family.getByRole('checkbox', { name: '复核' }).check()
      await family.getByRole('combobox').selectOption('报一级')
      await page.getByRole('button', { name: '保存对照表' }).click()
      await page.getByText('对照表已保存').waitFor()
      await page.getByText('1 项与初始表不同').waitFor()
      await titles.getByText('初始表：部门负责人、报一级').waitFor()
    }))

  it('lets what is routine by it apply at once, and the case prints its approval sheet', () =>
    at(house, 'hr', paths.dossier(house.world.dossiers.wang), mouse, async (page) => {
      await drawOn(page, 'titles', { title: '正高级工程师' }, mouse)
      await submitGathered(page, '取得资格', mouse)
      await page.getByText('已生效').first().waitFor()
      await page.getByRole('link', { name: '审批单' }).click()
      await page.getByRole('heading', { name: '王建国 · 审批单' }).waitFor()
      const { name, pdf } = await printOut(page)
      expect(name).toMatch(/^P-[0-9A-Z]{4}\.pdf$/)
      const said = (await readPaper(pdf)).map(({ words }) => words).join('')
      for (const words of ['变更审批单', '取得资格', '新增一条', '正高级工程师', '常规变更，提交即生效'])
        expect(said).toContain(words)
    }))

  it('goes back to the first one', () =>
    at(house, 'hrLead', paths.asking(), plain, async (page) => {
      await page.getByRole('button', { name: '恢复初始表' }).click()
      await page.getByText('对照表已保存').waitFor()
      expect(await page.getByText('项与初始表不同').count()).toBe(0)
    }))
})
