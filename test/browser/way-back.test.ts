import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
let id: CaseId
beforeAll(async () => {
  house = await browserHouse()
  id = await walker(house.world).submit(house.world.dossiers.zhou)
})
afterAll(() => house.close())

describe('the way back', () => {
  it('leads into a list with the focus on the line by which it was left', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(`${paths.dossiers()}?sort=name`)
    const rows = page.getByRole('main').getByRole('rowheader').getByRole('link')
    const name = (await rows.nth(2).innerText()).trim()
    await rows.nth(2).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.goBack()
    await page.locator(':focus', { hasText: name }).waitFor()
    await context.close()
  })

  it('leads to the section after saving, with the keys there', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(`${paths.newDossier()}`)
    await page.fill('#main [name=name]', '沈知秋')
    await page.selectOption('[name=unit]', house.world.units.tech)
    await page.fill('[name=post]', '工程师')
    await page.click('#main form[method=post] button.go')
    await page.waitForURL(/\/dossiers\/0/)
    await page.goto(`${new URL(page.url()).pathname}/sections/family`)
    await page.fill('[name=relation]', '妻子')
    await page.fill('#main [name=name]', '许明舟')
    await page.click('#main form[method=post] button.go')
    await page.waitForURL(/#family$/)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('family')
    await context.close()
  })

  it('closes with Esc whatever was unfolded', async () => {
    const { page, context } = await house.as('hr2')
    await page.goto(paths.case(id))
    await page.getByText('退回…').click()
    await page.locator('details.way-back[open]').waitFor()
    await page.getByLabel('退回到').focus()
    await page.keyboard.press('Escape')
    expect(await page.locator('details.way-back[open]').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    await context.close()
  })

  it('says so where a search finds nobody', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(paths.dossiers())
    await page.locator('#search').pressSequentially('qqqq')
    await page.locator('.suggestions', { hasText: '没有找到' }).waitFor()
    await context.close()
  })
})
