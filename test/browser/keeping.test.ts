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
  it('is there again after another language, another look, a reload, and a way round by the menu', () =>
    typing(async (page) => {
      await page.click('.me-button')
      await page.getByRole('button', { name: '繁體中文' }).click()
      await page.locator('html[lang=zh-Hant]').waitFor()
      expect(await name(page).inputValue()).toBe('林知行')
      await page.click('.me-button')
      await page.getByRole('button', { name: '简体中文' }).click()
      await page.locator('html[lang=zh-Hans]').waitFor()
      await isBack(page)
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

  it('is not asked about where the page only changes its language', () =>
    typing(async (page) => {
      const asked: string[] = []
      page.on('dialog', (dialog) => {
        asked.push(dialog.type())
        return dialog.accept()
      })
      await page.click('.me-button')
      await page.getByRole('button', { name: 'English' }).click()
      await page.locator('html[lang=en]').waitFor()
      await page.click('.me-button')
      await page.getByRole('button', { name: '简体中文' }).click()
      await page.locator('html[lang=zh-Hans]').waitFor()
      expect(asked).toEqual([])
    }))

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
    await page.goto(await closingOf('待建三'))
    await reason.fill(tooLong)
    await page.locator('#main form:has([name=reason]) button').last().click()
    await page.getByRole('heading', { name: '内容太大了' }).waitFor()
    expect((await page.locator('dd textarea').inputValue()).length).toBe(400_000)
    await page.goBack()
    expect((await reason.inputValue()).length).toBe(400_000)
    await context.close()
  })
})

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
    await name(page).fill('沈知秋')
    await page.selectOption('[name=unit]', house.world.units.tech)
    await page.fill('[name=post]', '工程师')
    await page.click('#main form[method=post] button.go')
    await page.waitForURL(/\/dossiers\/0/)
    await page.goto(`${new URL(page.url()).pathname}/sections/family`)
    await page.fill('[name=relation]', '妻子')
    await name(page).fill('许明舟')
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
