import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, signIns } from '#demo/accounts.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

const named = (duty: string) => signIns.find((one) => one.duty === duty) ?? { name: '', staffNumber: '' }

/** Tabs on until the element with this text has the focus; a page where that takes 200 steps is no page for a keyboard. */
async function tabTo(page: Page, text: string) {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === text) return
  }
  throw new Error(`${text} is not reached by Tab.`)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

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
    expect(await focused(page)).toBe('main')
    await context.close()
  })

  it('a filter of the list is opened, followed, and taken away', async () => {
    const { page, context } = await house.as(named('hr').name)
    await page.goto('/dossiers')
    await tabTo(page, '职级')
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
      await tabTo(page, text)
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
