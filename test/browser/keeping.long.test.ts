import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

it('what is over the limit of a form stands in its field again without script where the form may also hold a file', async () => {
  const id = await walker(house.world).submit(house.world.dossiers.zhou)
  const { page, context } = await house.as('hr', { script: false })
  await page.goto(paths.case(id))
  const comment = page.locator('[name=comment]')
  await comment.fill('长'.repeat(400_000))
  await page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
  await page.getByText('最多 2000 个字').first().waitFor()
  expect((await comment.inputValue()).length).toBe(400_000)
  await context.close()
})
