import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

describe('a grid', () => {
  it('has a field to paste into without script', async () => {
    const typed = { name: '丁粘贴', unit: house.world.units.tech }
    const { location } = await house.world.as('hr').post(paths.newDossier(), typed)
    const id = (location ?? '').split('/').at(-1) as DossierId
    const { page, context } = await house.as('hr', { script: false })
    await page.goto(paths.sectionGrid(id, 'appraisals'))
    await page.fill('[name=rows]', '2020\t称职\n去年\t称职')
    await page.getByRole('button', { name: '先核对，不保存' }).click()
    await page.getByText('年度：没有看懂这个日期').waitFor()
    await page.getByRole('button', { name: '保存 1 行，其余留着' }).click()
    await page.getByText('已保存 1 行，其余 1 行还留在下面。').waitFor()
    expect(await page.inputValue('[name=rows]')).toContain('去年')
    await context.close()
  })
})
