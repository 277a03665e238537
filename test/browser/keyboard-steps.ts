import type { Page } from 'playwright-core'
import { signIns } from '#demo/accounts.ts'

/** Whoever of the demo has a duty. */
export const named = (duty: string) => signIns.find((one) => one.duty === duty) ?? { name: '', staffNumber: '' }

/** Tabs on until the element with this text has the focus; a page where that takes 200 steps is no page for a keyboard. */
export async function tabToText(page: Page, text: string) {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === text) return
  }
  throw new Error(`${text} is not reached by Tab.`)
}

/** The id of the element that has the focus. */
export const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id)
