import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import { wordsFiled } from './steps.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

it('HR prints the list as it is filtered', async () => {
  const { page, context } = await house.as('邹雨桐')
  await page.goto(paths.dossiers({ state: 'archived' }))
  await page.getByRole('link', { name: '名册', exact: true }).click()
  await page.getByRole('link', { name: '花名册' }).click()
  await page.getByLabel('标题').fill('在册干部花名册')
  const text = await wordsFiled(page, page.getByRole('button', { name: '打印（PDF）' }), { script: true })
  expect(text[0]).toContain('在册干部花名册')
  expect(text.at(-1)).toContain('制表人：邹雨桐')
  await context.close()
})
