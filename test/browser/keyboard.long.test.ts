import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import { focusedId, named, tabToText } from './keyboard-steps.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

describe('with the keyboard alone', () => {
  it('a head takes what waits, writes an opinion and confirms', async () => {
    const { page, context } = await house.as(named('head').name)
    await page.goto('/')
    const waiting = await page.locator('.tasks li').count()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\//)
    const address = page.url()
    await page.locator('#opinion').waitFor()
    for (let step = 0; step < 200 && (await focusedId(page)) !== 'opinion'; step += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('情况属实')
    const agree = waiting > 1 ? '同意，看下一件' : '同意'
    await page.getByRole('button', { name: agree, exact: true }).waitFor()
    await tabToText(page, agree)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.getElementById('notice')?.textContent !== '')
    await page.goto(address)
    expect(await page.locator('.timeline blockquote').allTextContents()).toContain('情况属实')
    await context.close()
  })

  it('a search leads to a dossier', async () => {
    const { page, context } = await house.as(named('hr').name)
    await page.goto('/')
    await page.keyboard.press('/')
    await page.keyboard.type('wangwei')
    await page.locator('.suggestions a').first().waitFor()
    await page.keyboard.press('ArrowDown')
    const found = await page.evaluate(() => document.activeElement?.querySelector('b')?.textContent)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/dossiers\/[0-9a-f-]+/)
    await page.getByRole('heading', { level: 1, name: found ?? '' }).waitFor()
    await context.close()
  })

  it('an archivist files a page, box after page, without touching anything else', async () => {
    const { page, context } = await house.as(named('archivist').name)
    await page.goto('/archive')
    const code = (await page.locator('main').innerText()).match(/P-[0-9A-Z]{4}-\d+-[0-9A-Z]/)?.[0] ?? ''
    expect(await focusedId(page)).toBe('scanner')
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
    await page.getByText(`页 ${code}`).first().waitFor()
    expect(await focusedId(page)).toBe('scanner')
    const box = (await page.locator('main').innerText()).match(/[A-Z]-\d{2}-\d-\d{2}/)?.[0] ?? ''
    await page.keyboard.type(box)
    await page.keyboard.press('Enter')
    await page.locator('#recent', { hasText: box }).waitFor()
    expect(await focusedId(page)).toBe('scanner')
    await context.close()
  })
})
