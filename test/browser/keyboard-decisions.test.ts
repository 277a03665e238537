import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toPrint } from '#db/custody/queue.ts'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { people } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, press, scan, tabTo, type Way } from './steps.ts'

const way: Way = { script: true, by: 'keyboard' }
const { zhou, wang } = people

let house: BrowserHouse
let theCase: CaseId

beforeAll(async () => {
  house = await browserHouse()
  const walk = walker(house.world)
  theCase = await walk.submit(house.world.dossiers.zhou)
  await walk.until(theCase, 'head')
})

afterAll(() => house.close())

const hasFocus = (control: Locator) => control.and(control.page().locator(':focus')).waitFor()

const keys = async (page: Page, ...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}

describe('with the keyboard alone', () => {
  it('a head goes from the to-do list to the verdict', () =>
    at(house, 'headTech', paths.home(), way, async (page) => {
      await keys(page, 'j')
      await hasFocus(page.getByRole('link', { name: `${zhou.name} · 技术部` }))
      await keys(page, 'Enter')
      await page.getByRole('heading', { name: `${zhou.name} · 新建档案` }).waitFor()
      await tabTo(page, page.getByRole('button', { name: '情况属实，同意。' }))
      await keys(page, 'Space')
      const opinion = page.getByRole('textbox', { name: '审批意见' })
      await hasFocus(opinion)
      await page.keyboard.type('j/k 均已看过')
      expect(await opinion.inputValue()).toBe('情况属实，同意。j/k 均已看过')
      await tabTo(page, page.getByRole('button', { name: '同意', exact: true }))
      await keys(page, 'Enter')
      await page.getByText('已同意').waitFor()
      await keys(page, 'Tab')
      expect(await page.locator(':focus').count()).toBe(1)
    }))

  it('a leader returns it to the head with a reason', async () => {
    await at(house, 'leaderTech', paths.home(), way, async (page) => {
      await keys(page, 'j', 'Enter')
      await tabTo(page, page.getByRole('textbox', { name: '审批意见' }))
      await page.keyboard.type('职级核对一下')
      await press(page, page.getByText('退回…'), way)
      const to = page.getByLabel('退回到')
      await tabTo(page, to)
      await keys(page, 'ArrowDown', 'ArrowDown')
      expect(await to.locator('option:checked').innerText()).toBe('部门负责人 沈诚')
      await press(page, page.getByRole('button', { name: '退回', exact: true }), way)
      await page.getByText('已退回').waitFor()
    })
  })

  it('anybody reaches the search with / and Ctrl K, walks its suggestions and opens one', () =>
    at(house, 'hr', paths.dossiers(), way, async (page) => {
      const search = page.getByRole('searchbox', { name: '搜索' })
      await keys(page, '/')
      await hasFocus(search)
      await page.keyboard.type('wjg')
      const found = page.locator('.suggestions').getByRole('link', { name: wang.name })
      await found.waitFor()
      await keys(page, 'ArrowDown')
      await hasFocus(found)
      await keys(page, 'Escape')
      await hasFocus(search)
      await keys(page, 'Tab', 'Tab', 'Control+k')
      await hasFocus(search)
      await page.keyboard.type(wang.name)
      await found.waitFor()
      await keys(page, 'ArrowDown', 'Enter')
      await page.getByRole('heading', { name: wang.name }).waitFor()
    }))

  it('HR goes up and down the list with j and k, and to places with g', () =>
    at(house, 'hr', paths.dossiers(), way, async (page) => {
      const rows = page.getByRole('main').getByRole('row').getByRole('rowheader').getByRole('link')
      await keys(page, 'j')
      await hasFocus(rows.nth(0))
      await keys(page, 'j', 'j')
      await hasFocus(rows.nth(2))
      await keys(page, 'k')
      await hasFocus(rows.nth(1))
      const name = (await rows.nth(1).innerText()).trim()
      await keys(page, 'Enter')
      await page.getByRole('heading', { level: 1, name }).waitFor()
      await keys(page, 'g', 't')
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
      await keys(page, 'g', 'p')
      await page.getByRole('heading', { level: 1, name: '干部' }).waitFor()
    }))
})

describe('the scanner field', () => {
  const box = 'A-03-2-07'
  let codes: readonly string[]

  beforeAll(async () => {
    const { app, as } = house.world
    const walk = walker(house.world)
    await walk.until(theCase, 'end')
    const [filing] = await toPrint(app.db, 0, 1)
    if (!filing) throw new Error('Nothing waits for paper.')
    await as('archivist').post(paths.filingPrintRuns(filing.id))
    await as('archivist').post(paths.filingBox(filing.id), { code: box, make: 'yes' })
    await as('archivist').post(paths.locations(), { code: 'A-03-2-08' })
    const { text } = await as('archivist').get(paths.filing(filing.id))
    codes = [...new Set(text.match(/P-[0-9A-Z]{4}-\d-[0-9A-Z]/g))]
  })

  it('keeps the focus after every scan, good or bad, and takes the next one without a hand on the mouse', () =>
    at(house, 'archivist', paths.archive(), way, async (page) => {
      const field = page.locator('[data-scanner]')
      const [cover = '', ...others] = codes
      await scan(page, '1234-5678')
      await page.getByText('把输入法切换到英文').waitFor()
      await scan(page, cover)
      await page.getByText(`第 2 步：扫盒码（页 ${cover}`).waitFor()
      await scan(page, 'A-03-2-08')
      await page.getByText(`放错盒了：这一页属于 ${box}，没有记录。`).waitFor()
      await scan(page, box)
      await page.getByText('入盒 1 页').waitFor()
      for (const [index, code] of others.entries()) {
        await scan(page, code)
        await page.getByText(`第 2 步：扫盒码（页 ${code}`).waitFor()
        await scan(page, box)
        await page.getByText(`入盒 ${index + 2} 页`).waitFor()
        await hasFocus(field)
        expect(await field.inputValue()).toBe('')
      }
      await page.getByText('打印过的都已入盒。').waitFor()
      await scan(page, cover)
      await page.getByText('这一页已经入过盒了。').waitFor()
    }))

  it('lets the next code take the place of the one that was looked up', () =>
    at(house, 'archivist', paths.codes(codes[0]), way, async (page) => {
      await page.getByText('封面 1 / 1').waitFor()
      await scan(page, codes[1] ?? '')
      await page.getByText('基本信息 1 / 1').waitFor()
      await page.goto(paths.locations())
      await press(page, page.getByRole('link', { name: 'A-03-2', exact: true }), way)
      await page.getByText('位置 A-03-2', { exact: true }).waitFor()
      await scan(page, codes[2] ?? '')
      await page.getByText('简历 1 / 1').waitFor()
    }))
})
