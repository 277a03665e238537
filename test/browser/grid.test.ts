import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

let serial = 0
async function draft(): Promise<DossierId> {
  serial += 1
  const typed = { name: `丁键盘${serial}`, unit: house.world.units.tech }
  const { location } = await house.world.as('hr').post(paths.newDossier(), typed)
  return (location ?? '').split('/').at(-1) as DossierId
}

const field = (page: Page) => page.locator('.grid-field')
const row = (page: Page, at: number) => page.locator('[data-grid] tbody tr').nth(at - 1)

async function intoTheGrid(page: Page) {
  for (let pressed = 0; pressed < 60 && (await field(page).count()) === 0; pressed += 1)
    await page.keyboard.press('Tab')
}

/** What Excel or Word puts on the clipboard. */
const paste = (page: Page, types: Readonly<Record<string, string>>) =>
  page.evaluate((types) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, types)

describe('a grid', () => {
  it('takes thirty rows by keyboard alone, and the refused cell is mended in place', async () => {
    const id = await draft()
    const { page, context, complaints } = await house.as('hr')
    await page.goto(paths.sectionGrid(id, 'appraisals'))
    await page.locator('.grid-foot').waitFor()
    await intoTheGrid(page)
    const rows = Array.from(
      { length: 30 },
      (_, at) => `${1990 + at}\t${at === 16 ? '' : '称职'}\t${at % 2 ? '"两行\n的说明"' : ''}`,
    )
    await paste(page, { 'text/plain': rows.join('\r\n').replace('2006', '2oo6') })
    expect(await page.locator('[data-grid] tbody tr').count()).toBe(31)
    await page.keyboard.press('Escape')
    await page.locator('.grid-save').focus()
    await page.keyboard.press('Enter')
    await page.getByText('29 行可以保存，1 行要改。').waitFor()
    await page.locator('.grid-foot').waitFor()
    expect(await row(page, 17).locator('.problem').textContent()).toContain('年度：没有看懂这个日期')
    await intoTheGrid(page)
    for (let down = 0; down < 16; down += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.type('2006')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+d')
    expect(await row(page, 17).locator('td').nth(1).locator('.grid-field').inputValue()).toBe('称职')
    expect(
      (await violationsOf(page)).map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
    ).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.grid-save').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.endsWith('/grid'))
    // Of thirty the card shows the newest; all of them are a page of their own.
    const section = page.locator('#appraisals')
    await section.getByRole('link', { name: '全部查看' }).click()
    await page.waitForURL((url) => url.searchParams.get('section') === 'appraisals')
    for (const words of ['1990', '2006', '2019']) expect(await section.textContent()).toContain(words)
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([])
    await context.close()
  })

  it('takes a table from Word, changes and removes rows on file, and can take each step back', async () => {
    const id = await draft()
    const { page, context } = await house.as('hr')
    await page.goto(paths.sectionGrid(id, 'appraisals'))
    await page.locator('.grid-foot').waitFor()
    await intoTheGrid(page)
    const word =
      '<table><tr><td><p>结果</p></td><td>年度</td></tr><tr><td><p>优秀</p></td><td>2020</td></tr><tr><td>称职</td><td>2021</td></tr></table>'
    await paste(page, { 'text/html': word, 'text/plain': '没有用' })
    await page.locator('.grid-save').click()
    await page.waitForURL((url) => !url.pathname.endsWith('/grid'))
    await page.goto(paths.sectionGrid(id, 'appraisals'))
    await page.locator('.grid-foot').waitFor()
    await intoTheGrid(page)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('基本称职')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Delete')
    expect(await row(page, 2).getAttribute('class')).toBe('gone')
    await page.keyboard.press('Control+z')
    expect(await row(page, 2).getAttribute('class')).toBe('')
    expect(await row(page, 1).getAttribute('class')).toBe('changed')
    await row(page, 2).getByRole('button', { name: '撤除这一行' }).click()
    await page.reload()
    await page.getByText('已经放回表单里').waitFor()
    expect(await row(page, 2).getAttribute('class')).toBe('gone')
    await page.locator('.grid-save').click()
    await page.waitForURL((url) => !url.pathname.endsWith('/grid'))
    const text = (await page.locator('#appraisals').textContent()) ?? ''
    expect([text.includes('基本称职'), text.includes('2021')]).toEqual([true, false])
    await context.close()
  })
})
