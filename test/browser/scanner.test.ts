import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { some } from '../thorough.ts'
import { scriptAtWork, sharedGallery } from './shared-gallery.ts'

/** A scanner is a fast keyboard whose focus nobody looks after. The clock of the page stands, and each test moves it. */

const gallery = sharedGallery()

let page: Page
let hours = 0

beforeAll(async () => {
  ;({ page } = await gallery.come())
  await page.clock.install()
})

/** In the one window of this file, an hour later. */
async function open(path: string) {
  if (hours > 0) await page.evaluate(() => sessionStorage.clear())
  await page.goto(path)
  await scriptAtWork(page)
  hours += 1
  await page.clock.pauseAt(Date.now() + hours * 3_600_000)
}

const code = 'P-7F3K-2-X'

/** Keys in one go, as a scanner sends them. */
async function scan(page: Page, ...keys: readonly string[]) {
  for (const key of keys)
    await (key.length > 1 && /^[A-Z][a-z]+$/.test(key) ? page.keyboard.press(key) : page.keyboard.type(key))
}

/** Lets the page find out that nothing follows, and the answer come. */
async function breathe(page: Page) {
  await page.clock.runFor(400)
  await page.clock.resume()
}

const sent = () => gallery.posts.map(({ form }) => form)

const places = [
  ['a button', (page: Page) => page.getByRole('button', { name: '重新打印' })],
  ['a link', (page: Page) => page.getByRole('link', { name: '打印走架单' })],
  ['another field', (page: Page) => page.getByLabel('备注')],
  ['a field for boxes', (page: Page) => page.getByLabel('换一个盒')],
  ['the search box', (page: Page) => page.locator('#search')],
  ['the scanner field', (page: Page) => page.locator('#scanner')],
] as const

const ends = [
  ['Enter', [code, 'Enter']],
  ['Tab', [code, 'Tab']],
  ['no key', [code]],
  ['a sign before and Enter', ['~', code, 'Enter']],
  ['the sign of a QR before and Tab', [']Q1', code, 'Tab']],
  ['Enter before and after', ['Enter', code, 'Enter']],
] as const

/** Where nothing could be pressed before the scan begins, what stands around the code makes no difference. */
const endsAt = (nth: number) => (nth === 0 ? ends : some(ends.slice(0, 3), 3, nth))

describe('a scan', () => {
  for (const [nth, [place, at]] of places.entries()) {
    for (const [end, keys] of endsAt(nth)) {
      it(`is a scan and presses nothing while ${place} has the focus, with ${end}`, async () => {
        await open('/gallery/filing')
        await at(page).focus()
        await scan(page, ...keys)
        await breathe(page)
        await page.getByText('已同意').waitFor()
        expect(sent().map((form) => Object.keys(form).filter((key) => key !== 'cmd_id'))).toEqual([['code']])
        expect(sent().map((form) => String(form['code']).replace(/^(\]Q1|~)/, ''))).toEqual([code])
        expect(new URL(page.url()).pathname).toBe('/gallery/filing')
        expect(await page.getByLabel('备注').inputValue()).toBe('旧页销毁')
        expect(await page.getByLabel('换一个盒').inputValue()).toBe('A-03-1-04')
      })
    }
  }

  it('comes while the focus is nowhere, in two pieces 40 ms apart', async () => {
    await open('/gallery/filing')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await scan(page, code.slice(0, 4))
    await page.clock.runFor(40)
    await scan(page, code.slice(4), 'Enter')
    await breathe(page)
    await page.getByText('已同意').waitFor()
    expect(sent().map((form) => form['code'])).toEqual([code])
  })

  it('comes whole though the focus goes into the field in the middle of it', async () => {
    await open('/gallery/filing')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await scan(page, code.slice(0, 4))
    await page.locator('#scanner').focus()
    await scan(page, code.slice(4), 'Enter')
    await breathe(page)
    await page.getByText('已同意').waitFor()
    expect(sent().map((form) => form['code'])).toEqual([code])
  })

  it('of a box stays in the field that takes boxes, and sends nothing', async () => {
    await open('/gallery/filing')
    const field = page.getByLabel('换一个盒')
    await field.fill('')
    await scan(page, 'B-02-1-07', 'Enter')
    await breathe(page)
    expect([await field.inputValue(), sent()]).toEqual(['B-02-1-07', []])
  })

  it('without a last key is not sent before it is whole', async () => {
    await open('/gallery/filing')
    await page.getByRole('button', { name: '重新打印' }).focus()
    await scan(page, 'P-7F3K')
    await breathe(page)
    expect(sent()).toEqual([])
  })

  it('goes to the search box where no page has a scanner field, and sends nothing', async () => {
    await open('/gallery/form')
    await page.getByLabel('姓名').focus()
    await scan(page, code, 'Enter')
    await breathe(page)
    expect([await page.getByLabel('姓名').inputValue(), await page.locator('#search').inputValue(), sent()]).toEqual([
      '王建国',
      code,
      [],
    ])
  })
})

describe('what a hand types', () => {
  it('is no scan: a field keeps it and Enter sends the form', async () => {
    await open('/gallery/filing')
    const field = page.getByLabel('备注')
    await field.fill('')
    for (const key of 'A-03-2-07') {
      await page.keyboard.press(key)
      await page.clock.runFor(120)
    }
    await page.keyboard.press('Enter')
    await breathe(page)
    await page.getByText('已同意').waitFor()
    expect(sent().map(({ note, code }) => [note, code])).toEqual([['A-03-2-07', undefined]])
  })

  it('presses a button with Enter, once, however long it is held', async () => {
    await open('/gallery/filing')
    await page.getByRole('button', { name: '重新打印' }).focus()
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await breathe(page)
    await page.getByText('已同意').waitFor()
    expect(sent().map(({ again }) => again)).toEqual(['yes'])
  })

  it('goes to the scanner field while the focus is nowhere, and waits for Enter', async () => {
    await open('/gallery/filing')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    for (const key of 'a-3-2-7') {
      await page.keyboard.press(key)
      await page.clock.runFor(75)
    }
    await breathe(page)
    expect([await page.locator('#scanner').inputValue(), sent()]).toEqual(['a-3-2-7', []])
  })

  it.each(['a', 'a-'])('loses no key when the field is given the focus during %s', async (first) => {
    await open('/gallery/filing')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press(first.slice(0, 1))
    await page.locator('#scanner').focus()
    for (const key of first.slice(1)) await page.keyboard.press(key)
    for (const key of 'a-3-2-7'.slice(first.length)) {
      await page.clock.runFor(75)
      await page.keyboard.press(key)
    }
    await breathe(page)
    expect([await page.locator('#scanner').inputValue(), sent()]).toEqual(['a-3-2-7', []])
  })
})
