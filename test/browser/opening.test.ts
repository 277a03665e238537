import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

it('lets finance paste what people bring with them, look it through and sign it, without script', async () => {
  const { page, context, complaints } = await house.as('finance', { script: false })
  const number = house.world.app.roster.entry(house.world.dossiers.wang)?.columns.who.number ?? ''
  await page.goto('/dossiers')
  await page.getByRole('link', { name: '薪酬' }).first().click()
  await page.getByRole('link', { name: '初始登记' }).first().click()
  await page.getByRole('link', { name: '工资条' }).click()
  const rows = (month: string) =>
    `档案编号\t月份\t应发工资\t养老保险\t个人所得税\n${number}\t${month}\t18,000\t1440\t320.55`
  await page.locator('textarea[name=rows]').fill(rows('2026.13'))
  await page.getByRole('button', { name: '保存', exact: true }).click()
  expect(await page.locator('main').textContent()).toContain('月')
  expect(await page.locator('textarea[name=rows]').inputValue()).toContain('2026.13')
  await page.locator('textarea[name=rows]').fill(rows('2026.10'))
  await page.getByRole('button', { name: '先核对，不保存' }).click()
  expect(await page.locator('main').textContent()).toContain('1 行都可以保存')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.goto(`/dossiers/${house.world.dossiers.wang}#payslips`)
  const card = page.locator('#payslips')
  for (const shown of ['2026.10', '18,000.00', '16,239.45', '应发工资减各项扣款'])
    expect(await card.textContent()).toContain(shown)
  await card.getByRole('link', { name: '初始登记' }).click()
  expect(page.url()).toMatch(/\/opening\/payslips$/)
  expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
  await context.close()
})
