import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { walker } from '../routes/walk.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, type Way } from './steps.ts'

/** The form of a departure, by hand; whom it goes to, and what they settle, is told by the tests of the routes. */

const mouse: Way = { script: true, by: 'mouse' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const drawing = {
  lastDay: '2026.11.30',
  reason: '岗位撤并',
  terms: '支付经济补偿，双方再无争议',
  plan: '图纸移交顾远',
}
it('a departure is drawn with what was signed, and sent on its way', () =>
  at(house, 'hr', paths.dossier(house.world.dossiers.wang), mouse, async (page) => {
    await page.locator('summary', { hasText: '办理' }).click()
    await page.getByRole('link', { name: '离职', exact: true }).click()
    await page.locator('[name=kind]').selectOption({ label: '协商解除（单位提出）' })
    await page.locator('[name=agreement]').setInputFiles({
      name: '解除劳动合同协议书.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await paperPdf()),
    })
    for (const [name, text] of Object.entries(drawing)) await page.locator(`[name=${name}]`).fill(text)
    await page.getByRole('button', { name: '生成方案' }).click()
    await page.getByText('方案已生成，尚未提交').waitFor()
    await page.getByRole('button', { name: /^提交/ }).click()
    await page.getByText('已提交').first().waitFor()
    const said = await page.getByRole('main').innerText()
    for (const part of ['岗位撤并', '解除劳动合同协议书.pdf']) expect(said).toContain(part)
  }))

it('an amount that is none is told within its column, and the others stay in sight', async () => {
  const { id } = await house.world.app.db.selectFrom('cases').select('id').executeTakeFirstOrThrow()
  await walker(house.world).until(id, 'legal-agreement')
  await at(house, 'legal', paths.case(id), mouse, async (page) => {
    for (const point of await page.locator('form[action$="/task"] select').all()) await point.selectOption({ index: 1 })
    await page.getByRole('button', { name: '办妥' }).click()
    await page.getByText('已办理').first().waitFor()
  })
  await at(house, 'finance', paths.case(id), mouse, async (page) => {
    await page.locator('[name=pay]').fill('七千')
    await page.getByRole('button', { name: '办妥' }).click()
    await page.getByText('金额只写数字和小数点').waitFor()
    const table = page.locator('.table', { has: page.locator('[name=pay]') })
    const [wide, shown] = await table.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
    expect(wide).toBe(shown)
  })
})
