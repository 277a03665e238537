import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { some } from '../thorough.ts'
import type { Cast } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
let id: CaseId

beforeAll(async () => {
  house = await browserHouse()
  id = await walker(house.world).submit(house.world.dossiers.zhou)
})
afterAll(() => house.close())

const name = (page: Page) => page.locator('#main [name=name]')
const comment = (page: Page) => page.locator('[name=comment]')

async function typing(work: (page: Page, context: BrowserContext) => Promise<void>) {
  const { page, context } = await house.as('hr')
  await page.goto(paths.newDossier())
  await name(page).fill('林知行')
  await page.selectOption('[name=unit]', house.world.units.tech)
  await work(page, context)
  await context.close()
}

async function draft(name: string): Promise<DossierId> {
  const { location } = await house.world.as('hr').post(paths.newDossier(), { name, unit: house.world.units.tech })
  return (location ?? '').split('/').at(-1) as DossierId
}
const submissionOf = async (name: string) => paths.submission(await draft(name))
const closingOf = async (name: string) => paths.draftClosing(await draft(name))

const isBack = async (page: Page) => {
  await page.getByText('已经放回表单里').waitFor()
  expect(await name(page).inputValue()).toBe('林知行')
  expect(await page.inputValue('[name=unit]')).toBe(house.world.units.tech)
}

describe('what was typed and not saved', () => {
  it('is there again after another language, which asks nothing, a reload, and a way round by the menu', () =>
    typing(async (page) => {
      const asked: string[] = []
      page.on('dialog', (dialog) => {
        asked.push(dialog.type())
        return dialog.accept()
      })
      await page.click('.me-button')
      await page.getByRole('button', { name: '繁體中文' }).click()
      await page.locator('html[lang=zh-Hant]').waitFor()
      expect(await name(page).inputValue()).toBe('林知行')
      await page.click('.me-button')
      await page.getByRole('button', { name: '简体中文' }).click()
      await page.locator('html[lang=zh-Hans]').waitFor()
      await isBack(page)
      expect(asked).toEqual([])
      await page.reload()
      await isBack(page)
      await page.getByRole('link', { name: '干部' }).first().click()
      await page.getByRole('heading', { level: 1, name: '干部' }).waitFor()
      await page.goBack()
      await isBack(page)
    }))

  it('goes with the one who typed it: gone after signing out, in every tab', () =>
    typing(async (page, context) => {
      const other = await context.newPage()
      await other.goto(paths.case(id))
      await comment(other).fill('还没有说完')
      await page.click('.me-button')
      await page.getByRole('button', { name: '退出' }).click()
      await page.getByRole('heading', { name: '登录卷宗' }).waitFor()
      for (const tab of [page, other]) expect(await tab.evaluate(() => sessionStorage.getItem('typed'))).toBeNull()
    }))

  it('is nobody else’s who signs in at the same machine', () =>
    typing(async (page, context) => {
      const next = await house.as('hr2')
      await context.addCookies(await next.context.cookies())
      await page.goto(paths.newDossier())
      expect(await name(page).inputValue()).toBe('')
      expect(await page.evaluate(() => sessionStorage.getItem('typed'))).toBeNull()
      await next.context.close()
    }))

  it('is forgotten once it is saved', () =>
    typing(async (page) => {
      await page.fill('[name=post]', '工程师')
      await page.click('#main form[method=post] button.go')
      await page.waitForURL(/\/dossiers\/0/)
      await page.goto(paths.newDossier())
      expect(await name(page).inputValue()).toBe('')
    }))

  it.each(
    some<[string, Cast, () => string | Promise<string>, string]>(
      [
        ['an opinion', 'hr2', () => paths.case(id), '#main [name=opinion]'],
        ['a record', 'hr', () => paths.section(house.world.dossiers.zhou, 'titles'), '#main [name=title]'],
        ['the grounds of a submission', 'hr', () => submissionOf('待建一'), '#main [name=text]'],
        ['the reason of a discard', 'hr', () => closingOf('待建二'), '#main [name=reason]'],
      ],
      2,
    ),
  )('is asked about before the window closes: %s; and no more once it is taken back', async (_, who, path, field) => {
    const { page, context } = await house.as(who)
    await page.goto(await path())
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      return dialog.dismiss()
    })
    await page.locator(field).click()
    await page.keyboard.type('abc')
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => asked).toEqual(['beforeunload'])
    expect(await page.locator(field).inputValue()).toContain('abc')
    for (const _ of 'abc') await page.keyboard.press('Backspace')
    const closed = page.waitForEvent('close')
    await page.close({ runBeforeUnload: true })
    await closed
    expect(asked).toHaveLength(1)
    await context.close()
  })

  it('never holds a password', async () => {
    const { page, context } = await house.stranger()
    await page.goto(paths.signIn())
    await page.fill('[name=password]', 'a secret of hers')
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('secret')
    await context.close()
  })
})

describe('a form that redraws a part of its page', () => {
  it('says what became of it whatever is answered, and keeps the text', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(paths.case(id))
    await comment(page).fill('要留着的话')
    for (const status of [400, 403, 404, 409, 413, 429, 500, 503]) {
      const body = `<!doctype html><body><main id="main"><div id="notice"><p>回答是 ${status}</p></div></main></body>`
      await page.route('**/comments', (route) => route.fulfill({ status, contentType: 'text/html', body }))
      await page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
      await page.locator('#notice', { hasText: `回答是 ${status}` }).waitFor()
      expect(await comment(page).inputValue()).toBe('要留着的话')
      await page.unroute('**/comments')
    }
    await context.close()
  })

  it('says so when the network is lost', async () => {
    const { page, context } = await house.as('hr')
    await page.goto(paths.case(id))
    await page.route('**/comments', (route) => route.abort())
    await comment(page).fill('要留着的话')
    await page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
    await page.locator('#notice', { hasText: '没有连上服务器' }).waitFor()
    expect(await comment(page).inputValue()).toBe('要留着的话')
    await context.close()
  })
})
