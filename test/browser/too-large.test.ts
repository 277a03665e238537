import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, DossierId } from '#domain/ids.ts'
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

const comment = (page: Page) => page.locator('[name=comment]')

/** Where a draft is given up with a reason. */
async function closing(): Promise<string> {
  const { as, units } = house.world
  const { location } = await as('hr').post(paths.newDossier(), { name: '待建三', unit: units.tech })
  return paths.draftClosing((location ?? '').split('/').at(-1) as DossierId)
}

describe('a text that is too long', () => {
  it('is taken whole into the field, counted there, and refused by the server with all of it', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(paths.case(id))
    await comment(page).fill('长'.repeat(2600))
    await page.locator('.count.over', { hasText: '2,600 / 2,000' }).waitFor()
    await page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
    await page.getByText('最多 2000 个字').first().waitFor()
    expect((await comment(page).inputValue()).length).toBe(2600)
    await context.close()
  })
})

describe('what is over the limit of a form', () => {
  const tooLong = '长'.repeat(400_000)

  it('is not sent: its field says so until it is shorter, and keeps every word', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(paths.case(id))
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    await comment(page).fill(tooLong)
    await page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
    await page.locator('.problem', { hasText: '这里写的有 1.2 MB，一次最多 1 MB，没有发送' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('comment')
    expect(await comment(page).getAttribute('aria-invalid')).toBe('true')
    expect([(await comment(page).inputValue()).length, sent]).toEqual([400_000, []])
    await comment(page).fill('短了')
    await page.locator('.problem').waitFor({ state: 'detached' })
    await context.close()
  })

  it('is not sent where it is a file: the field of the file says so', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(paths.case(id))
    await comment(page).fill('附上批件')
    // Made where it is chosen: a file of this size is long on its way into a browser.
    await page.locator('[name=paper]').evaluate((field: HTMLInputElement) => {
      const chosen = new DataTransfer()
      chosen.items.add(new File([new Uint8Array(21 * 1024 * 1024)], 'a.pdf', { type: 'application/pdf' }))
      field.files = chosen.files
    })
    await page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
    await page.locator('.problem', { hasText: '选的文件有 21 MB，最多 20 MB，没有发送' }).waitFor()
    expect(await comment(page).inputValue()).toBe('附上批件')
    await context.close()
  })

  it('comes back whole from the server where there is no script, and Back leads to it too', async () => {
    const { page, context } = await house.as('hr', { script: false })
    const reason = page.locator('#main [name=reason]')
    await page.goto(await closing())
    await reason.fill(tooLong)
    await page.locator('#main form:has([name=reason]) button').last().click()
    await page.getByRole('heading', { name: '内容太大了' }).waitFor()
    expect((await page.locator('dd textarea').inputValue()).length).toBe(400_000)
    await page.goBack()
    expect((await reason.inputValue()).length).toBe(400_000)
    await context.close()
  })
})
