import { afterAll, beforeAll, expect, it } from 'vitest'
import { paperPdf } from '../paper-pdf.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

for (const width of [1440, 390]) {
  it(`has pages for opening states and attached papers that everybody can use, ${width} wide`, async () => {
    const finance = await house.as('finance', { width })
    await finance.page.goto('/opening/pay')
    expect(await violationsOf(finance.page)).toEqual([])
    await finance.context.close()

    const { page, context } = await house.as('hr', { width })
    await page.goto(`/dossiers/${house.world.dossiers.zhou}/sections/training`)
    await page.locator('input[name=name]').fill(`培训${width}`)
    const buffer = Buffer.from(await paperPdf())
    await page.setInputFiles('input[name=paper]', { name: `结业${width}.pdf`, mimeType: 'application/pdf', buffer })
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForURL(/#training$/)
    await page
      .getByRole('link', { name: `结业${width}.pdf` })
      .first()
      .click()
    await page.waitForURL(/\/papers\//)
    expect(await page.locator('h1').textContent()).toContain(`结业${width}.pdf`)
    expect(await violationsOf(page)).toEqual([])
    await context.close()
  })
}
