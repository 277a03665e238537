import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '#demo/accounts.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import { focusedId, named, tabToText } from './keyboard-steps.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

describe('with the keyboard alone', () => {
  it('one signs in', async () => {
    const { page, context } = await house.as(undefined)
    await page.goto('/sign-in')
    await page.locator('[name=number]:focus').waitFor()
    await page.keyboard.type(named('head').staffNumber)
    await page.keyboard.press('Tab')
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${house.origin}/`)
    await context.close()
  })

  it('the first stop of a page leads past the frame', async () => {
    const { page, context } = await house.as(named('head').name)
    await page.goto('/dossiers')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await focusedId(page)).toBe('main')
    await context.close()
  })

  it('a filter of the list is opened, followed, and taken away', async () => {
    const { page, context } = await house.as(named('hr').name)
    await page.goto('/dossiers')
    await tabToText(page, '职级')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const rank = await page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('Enter')
    const chip = page.locator('.chip.on', { hasText: rank ?? '' })
    await chip.waitFor()
    await chip.focus()
    await page.keyboard.press('Enter')
    await chip.waitFor({ state: 'detached' })
    await context.close()
  })

  it('language and appearance change and the page stays', async () => {
    const { page, context } = await house.as(named('leader').name)
    await page.goto('/dossiers?sort=birth')
    const choose = async (text: string) => {
      await page.locator('.me-button').focus()
      await page.keyboard.press('Enter')
      await tabToText(page, text)
      await page.keyboard.press('Enter')
    }
    await choose('English')
    await page.waitForFunction(() => document.documentElement.lang === 'en')
    await choose('Dark')
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')
    expect(new URL(page.url()).search).toBe('?sort=birth')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await context.close()
  })
})
