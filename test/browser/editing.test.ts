import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, password } from '../world.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, editInPlace } from './steps.ts'

let house: BrowserHouse
let wang: DossierId
let zhou: DossierId
beforeAll(async () => {
  house = await browserHouse()
  wang = house.world.dossiers.wang
  zhou = house.world.dossiers.zhou
})
afterAll(() => house.close())

/** The page of a dossier as this person has it open, with its script at hand. */
const reading = (who: Cast, dossier: DossierId, work: (page: Page) => Promise<void>) =>
  at(house, who, paths.dossier(dossier), { script: true }, async (page) => {
    await editInPlace(page)
    await work(page)
  })

/** The same where the browser itself complains of what fails on purpose. */
async function failing(who: Cast, dossier: DossierId, work: (page: Page) => Promise<void>) {
  const { page, context } = await house.as(who)
  await page.goto(paths.dossier(dossier))
  await editInPlace(page)
  await work(page)
  await context.close()
}

const way = (page: Page, section: string, name: '修改' | '添加' = '修改') =>
  page.locator(`#${section}`).getByRole('link', { name, exact: true })
const form = (page: Page, section: string) => page.locator(`#${section} [data-editor]`)
const field = (page: Page, section: string, name: string) => form(page, section).locator(`[name=${name}]`)
const send = (page: Page, section: string) =>
  form(page, section)
    .getByRole('button', { name: /^(保存|收进修改)$/ })
    .click()

async function open(page: Page, section: string, link: Locator = way(page, section).first()) {
  await link.click()
  await form(page, section).waitFor()
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: it } = document
    return it?.getAttribute('name') ?? it?.textContent
  })

describe('a block of the page of a dossier', () => {
  it('is edited where it stood: its first field has the focus, and the page stays the page', () =>
    reading('hr', wang, async (page) => {
      await open(page, 'titles')
      expect(await focused(page)).toBe('title')
      expect(await field(page, 'titles', 'title').inputValue()).toBe('高级工程师')
      expect(await page.locator('#titles tbody').getByRole('row', { name: '高级工程师' }).count()).toBe(0)
      expect(new URL(page.url()).pathname).toBe(paths.dossier(wang))
      expect(await page.title()).toContain('王建国')
      await way(page, 'contact', '添加').click()
      await form(page, 'contact').waitFor()
      expect([await focused(page), await page.locator('.editor').count()]).toEqual(['mobile', 2])
      const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
      expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
      expect(await violationsOf(page)).toEqual([])
    }))

  it('comes back with Esc and by 取消, with the focus on its button, and what was typed is there when it is opened again', () =>
    reading('hr', wang, async (page) => {
      await open(page, 'titles')
      await field(page, 'titles', 'title').fill('正高级工程师')
      await page.keyboard.press('Escape')
      expect([await focused(page), await form(page, 'titles').count()]).toEqual(['修改', 0])
      await page.getByText('再打开这一块就在').waitFor()
      await page.getByRole('row', { name: '高级工程师' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('已经放回表单里').waitFor()
      expect(await field(page, 'titles', 'title').inputValue()).toBe('正高级工程师')
      await form(page, 'titles').getByRole('link', { name: '取消' }).click()
      expect([await focused(page), await form(page, 'titles').count()]).toEqual(['修改', 0])
    }))

  it('is opened by a held key, and not sent by it', () =>
    reading('hr', wang, async (page) => {
      const sent: string[] = []
      page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
      await way(page, 'titles').first().focus()
      await page.keyboard.down('Enter')
      await form(page, 'titles').waitFor()
      for (const _ of 'held') await page.keyboard.down('Enter')
      await page.keyboard.up('Enter')
      await page.keyboard.press('Escape')
      expect([sent, await form(page, 'titles').count()]).toEqual([[], 0])
    }))

  it('says at the field what is wrong and keeps what was typed, here and in every other form', () =>
    reading('hr', wang, async (page) => {
      await open(page, 'family')
      await field(page, 'family', 'birth').fill('1986.13')
      await open(page, 'titles', way(page, 'titles', '添加'))
      await field(page, 'titles', 'title').fill('教授级高工')
      await send(page, 'family')
      await form(page, 'family').getByText('月份只有 1 到 12').waitFor()
      expect([await focused(page), await field(page, 'family', 'birth').inputValue()]).toEqual(['birth', '1986.13'])
      expect(await field(page, 'titles', 'title').inputValue()).toBe('教授级高工')
      expect(new URL(page.url()).pathname).toBe(paths.dossier(wang))
    }))

  it('comes back saved with the old beside the new, beside what is gathered; other forms of its section stay open', () =>
    reading('hr', wang, async (page) => {
      await open(page, 'resume', way(page, 'resume').nth(1))
      await field(page, 'resume', 'text').fill('还没有写完的一段')
      await way(page, 'resume').first().click()
      await form(page, 'resume').nth(1).waitFor()
      await form(page, 'resume').first().locator('[name=text]').fill('华北某工业大学机械系本科学习')
      await form(page, 'resume').first().getByRole('button', { name: '收进修改' }).click()
      await page.getByText('已收进这次的修改，尚未提交').waitFor()
      const first = page.locator('#resume li').first()
      expect([await first.locator('del').innerText(), await first.locator('ins').innerText()]).toEqual([
        expect.stringContaining('华北某工业大学机械系学习'),
        expect.stringContaining('华北某工业大学机械系本科学习'),
      ])
      expect(await focused(page)).toBe('修改')
      expect(await first.getByRole('link', { name: '修改' }).evaluate((link) => link === document.activeElement)).toBe(
        true,
      )
      expect(await field(page, 'resume', 'text').inputValue()).toBe('还没有写完的一段')

      await open(page, 'titles', way(page, 'titles', '添加'))
      await field(page, 'titles', 'title').fill('教授级高工')
      await send(page, 'titles')
      const added = page.locator('#titles').getByRole('row', { name: '教授级高工' })
      await added.getByText('新增一条').waitFor()
      expect(await field(page, 'resume', 'text').inputValue()).toBe('还没有写完的一段')
      const gathered = page.getByRole('region', { name: '这次的修改' })
      expect(await gathered.innerText()).toMatch(/2 处修改，未提交.*简历 1.*专业技术职务 1/s)
      expect(await gathered.evaluate((bar) => bar.getBoundingClientRect().bottom <= innerHeight)).toBe(true)
      await gathered.getByRole('link', { name: '查看并提交' }).click()
      await page.getByRole('heading', { name: '王建国 · 这次的修改' }).waitFor()
      await page.goBack()
      await page.getByText('已经放回表单里').waitFor()
      expect(await field(page, 'resume', 'text').inputValue()).toBe('还没有写完的一段')
    }))

  it('leaves whoever goes on writing in another form meanwhile where the keys are', () =>
    reading('hr', wang, async (page) => {
      await open(page, 'education')
      await field(page, 'education', 'school').fill('北京某大学机械工程系')
      await open(page, 'contact', way(page, 'contact', '添加'))
      await page.route('**/sections/education/records', async (route) => {
        await field(page, 'contact', 'mobile').focus()
        await page.keyboard.type('139')
        await route.continue()
      })
      await send(page, 'education')
      await page.locator('#education ins').first().waitFor()
      await page.keyboard.type('0000')
      expect([await focused(page), await field(page, 'contact', 'mobile').inputValue()]).toEqual(['mobile', '1390000'])
    }))

  it('is taken out of sight where it stands, once its paper is named', () =>
    reading('hr', wang, async (page) => {
      await open(page, 'family')
      const retract = form(page, 'family').getByRole('button', { name: '撤除这一条' })
      await retract.click()
      await page.locator('#family [name=evidence][aria-invalid=true]').waitFor()
      expect(await focused(page)).toBe('evidence')
      await field(page, 'family', 'evidence').fill('户口簿第 3 页')
      await retract.click()
      const row = page.locator('#family tbody tr', { hasText: '撤销这一条' })
      expect(await row.locator('del').first().textContent()).toContain('妻子')
      expect([await row.getByRole('link').count(), await form(page, 'family').count()]).toEqual([0, 0])
    }))

  it('asks in its place about what somebody else saved meanwhile, and takes the answer', () =>
    reading('hr', zhou, async (page) => {
      await open(page, 'basic')
      await field(page, 'basic', 'speciality').fill('焊工')
      await reading('hr2', zhou, async (other) => {
        await open(other, 'basic')
        await field(other, 'basic', 'speciality').fill('钳工')
        await send(other, 'basic')
        await other.locator('#basic').getByText('钳工').waitFor()
      })
      await send(page, 'basic')
      await form(page, 'basic').getByText('钳工').waitFor()
      expect(new URL(page.url()).pathname).toBe(paths.dossier(zhou))
      await form(page, 'basic').locator('[value=mine]').check()
      await send(page, 'basic')
      await page.locator('#basic dd').getByText('焊工', { exact: true }).waitFor()
      expect(await form(page, 'basic').count()).toBe(0)
    }))

  it('keeps what was typed where the session has ended, and is sent once somebody has signed in elsewhere', () =>
    failing('hr', zhou, async (page) => {
      await open(page, 'family')
      await field(page, 'family', 'name').fill('许明洲')
      house.world.clock.forward(21)
      await send(page, 'family')
      await page.locator('#notice', { hasText: '您写的都还在' }).waitFor()
      expect(await field(page, 'family', 'name').inputValue()).toBe('许明洲')
      const coming = page.context().waitForEvent('page')
      await page.click('#notice a')
      const signIn = await coming
      await signIn.fill('[name=number]', cast.hr.number)
      await signIn.fill('[name=password]', password)
      await signIn.keyboard.press('Enter')
      await signIn.waitForURL(`${house.origin}${paths.dossier(zhou)}`)
      await signIn.close()
      await send(page, 'family')
      await page.locator('#family').getByRole('row', { name: '许明洲' }).waitFor()
    }))

  it('is open again with what was typed after a part of the page led to sign-in and back', () =>
    failing('hr', zhou, async (page) => {
      page.on('dialog', (dialog) => dialog.accept())
      await open(page, 'titles')
      house.world.clock.forward(21)
      // What is suggested below the field is asked for, and nobody is signed in.
      await field(page, 'titles', 'title').fill('正高级工程师')
      await page.waitForURL(/sign-in/)
      await page.fill('[name=number]', cast.hr.number)
      await page.fill('[name=password]', password)
      await page.keyboard.press('Enter')
      await form(page, 'titles').waitFor()
      await page.getByText('已经放回表单里').waitFor()
      expect(await field(page, 'titles', 'title').inputValue()).toBe('正高级工程师')
    }))

  it('keeps what was typed where the network is lost or the house refuses, and opens nothing then', () =>
    failing('hr', zhou, async (page) => {
      await open(page, 'titles')
      await field(page, 'titles', 'title').fill('研究员')
      await page.route('**/sections/titles/**', (route) => route.abort())
      await send(page, 'titles')
      await page.locator('#notice', { hasText: '没有连上服务器' }).waitFor()
      await page.unroute('**/sections/titles/**')
      const body = '<!doctype html><body><main id="main"><div id="notice"><p>已经封存</p></div></main></body>'
      await page.route('**/sections/**', (route) => route.fulfill({ status: 503, contentType: 'text/html', body }))
      await send(page, 'titles')
      await page.locator('#notice', { hasText: '已经封存' }).waitFor()
      await way(page, 'resume').first().click()
      await page.locator('#notice', { hasText: '已经封存' }).waitFor()
      expect(await page.locator('.editor').count()).toBe(1)
      expect(await field(page, 'titles', 'title').inputValue()).toBe('研究员')
    }))

  it('is asked about before the window closes, and stands open with what was typed after a reload', () =>
    failing('hr', wang, async (page) => {
      await open(page, 'titles')
      await field(page, 'titles', 'title').click()
      await page.keyboard.type('甲')
      const asked: string[] = []
      page.on('dialog', (dialog) => {
        asked.push(dialog.type())
        return dialog.accept()
      })
      await page.reload()
      expect(asked).toEqual(['beforeunload'])
      await page.getByText('已经放回表单里').waitFor()
      expect(await field(page, 'titles', 'title').inputValue()).toContain('甲')
    }))

  it('stays open with what was typed where another button of the page draws the whole page anew', () =>
    reading('hr', zhou, async (page) => {
      await open(page, 'resume')
      await field(page, 'resume', 'text').fill('还没有写完的一段')
      await page.locator('#training').getByRole('button', { name: '记为无此类情况' }).click()
      await page.locator('#training > .none', { hasText: '无此类情况' }).waitFor()
      await form(page, 'resume').waitFor()
      expect(await field(page, 'resume', 'text').inputValue()).toBe('还没有写完的一段')
      await page.locator('#training').getByRole('link', { name: '添加' }).click()
      await field(page, 'training', 'name').fill('岗前培训')
      await page.keyboard.press('Escape')
      page.on('dialog', (dialog) => dialog.accept())
      await page.reload()
      await form(page, 'resume').waitFor()
      expect(await page.locator('.editor').count()).toBe(1)
    }))

  it('of a section on a page of its own leads, once saved, back to the record there', async () => {
    const hr = house.world.as('hr')
    const action = paths.sectionRecords(zhou, 'training')
    for (let at = 1; at <= 13; at += 1) await hr.post(action, { name: `第 ${at} 期培训`, from: `20${at + 10}.03` })
    await at(house, 'hr', paths.dossier(zhou, { section: 'training' }), { script: true }, async (page) => {
      await editInPlace(page)
      await open(page, 'training', way(page, 'training').last())
      await field(page, 'training', 'name').fill('改过的培训')
      await send(page, 'training')
      await page.getByRole('row', { name: '改过的培训' }).waitFor()
      expect(page.url()).toContain(`${paths.dossier(zhou, { section: 'training' })}&page=1#training`)
    })
  })

  it('has no way to change it for whoever may not, and needs no script of anybody', async () => {
    await at(house, 'headTech', paths.dossier(wang), { script: true }, async (page) => {
      await page.getByRole('heading', { level: 1, name: '王建国' }).waitFor()
      expect(await page.locator('[data-edit], [data-script]').count()).toBe(0)
    })
    await at(house, 'hr', paths.dossier(wang), { script: false }, async (page) => {
      await way(page, 'titles').first().click()
      await page.getByRole('heading', { level: 1, name: /修改专业技术职务/ }).waitFor()
    })
  })
})
