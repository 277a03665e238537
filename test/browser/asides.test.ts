import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { some } from '../thorough.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

describe('setting a finding aside', () => {
  it.each(
    some(
      [
        ['with script', true, '参加工作时才'],
        ['without script', false, '入党时才'],
      ] as const,
      2,
    ),
  )('is asked by one and agreed to by another, %s', async (_, script, words) => {
    const dossier = paths.dossier(house.world.dossiers.zhou)
    const banner = `.banner:has-text("${words}")`
    await at(house, 'hr', dossier, { script }, async (page) => {
      await page.locator(banner).getByRole('link', { name: '核实或搁置' }).click()
      await page.locator('[name=reason]').fill('组织部门认定的时间，材料在档。')
      await page.getByRole('button', { name: '提出搁置' }).click()
      await page.locator(banner).getByText('等另一个人同意').waitFor()
    })
    await at(house, 'hrLead', '/', { script }, async (page) => {
      await page.getByRole('link', { name: '待同意搁置的疑点' }).click()
      await page.locator(`#main a[href="${dossier}"]`).click()
      await page.locator(banner).getByRole('link', { name: '核实或搁置' }).click()
      await page.getByRole('button', { name: '同意搁置' }).click()
      await page.locator(`${banner} s`).waitFor()
      expect(await page.locator(banner).innerText()).toContain('组织部门认定的时间')
    })
  })
})
