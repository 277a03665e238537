import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { violationsOf } from './accessible.ts'
import { failingIn, field, focused, form, open, readingIn, send, way } from './editing-steps.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
let wang: DossierId
let zhou: DossierId
let reading: ReturnType<typeof readingIn>
let failing: ReturnType<typeof failingIn>
beforeAll(async () => {
  house = await browserHouse()
  ;({ wang, zhou } = house.world.dossiers)
  reading = readingIn(house)
  failing = failingIn(house)
})
afterAll(() => house.close())

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
})
