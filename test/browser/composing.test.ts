import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { sharedGallery } from './shared-gallery.ts'

/**
 * What people stumbled over elsewhere: search fires, or Enter decides, while an input method composes
 * (docs/look.md §6).
 */

const gallery = sharedGallery()
const { open } = gallery

/** The events an input method sends for z, zh, zhang and then 张, in the order of Chrome or of Safari. */
async function compose(page: Page, field: string, order: 'chrome' | 'safari', pick: 'Enter' | ' ' = 'Enter') {
  await page.locator(field).focus()
  return page.locator(field).evaluate(
    (element, { order, pick }) => {
      const input = element as HTMLInputElement
      const key = (init: KeyboardEventInit & { keyCode: number }) =>
        input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
      const type = (text: string, isComposing: boolean) => {
        input.value = text
        input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }))
      }
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
      for (const text of ['z', 'zh', 'zhang']) {
        key({ key: text.at(-1) ?? '', keyCode: 229, isComposing: true })
        type(text, true)
      }
      if (order === 'chrome') key({ key: pick, keyCode: 229, isComposing: true })
      type('张', true)
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '张' }))
      return order === 'safari' ? key({ key: pick, keyCode: 229, isComposing: false }) : true
    },
    { order, pick },
  )
}

describe('a search field', () => {
  for (const order of ['chrome', 'safari'] as const) {
    it(`asks once, for the character that was picked, in the order of ${order}`, async () => {
      const { page } = await open('/gallery/home')
      await compose(page, '#search', order)
      await page.locator('.suggestions a').first().waitFor()
      await page.locator('#search').fill('王建国')
      await expect.poll(() => gallery.searches).toContain('王建国')
      expect(gallery.searches).toEqual(['张', '王建国'])
      expect(new URL(page.url()).pathname).toBe('/gallery/home')
    })
  }

  it('takes the Enter that Safari sends after the composition for the candidate, not for the form', async () => {
    const { page } = await open('/gallery/home')
    expect(await compose(page, '#search', 'safari')).toBe(false)
    // What it asks for is asked of this test and not of the next.
    await page.locator('.suggestions a').first().waitFor()
  })

  it('searches what a real input method commits', async () => {
    const { page } = await open('/gallery/home')
    const session = await page.context().newCDPSession(page)
    await page.locator('#search').focus()
    for (const text of ['z', 'zh', 'zhang']) {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
    await session.send('Input.insertText', { text: '张' })
    await page.locator('.suggestions a').first().waitFor()
    expect(gallery.searches).toEqual(['张'])
  })

  it('searches what is pasted', async () => {
    const { page } = await open('/gallery/home')
    await page.locator('#search').fill('王建国')
    await page.locator('.suggestions a').first().waitFor()
    expect(gallery.searches).toEqual(['王建国'])
  })

  it('leads into its suggestions and back with the arrow keys', async () => {
    const { page } = await open('/gallery/home')
    await page.locator('#search').fill('王')
    await page.locator('.suggestions a').first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/gallery/home')
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search')
    await page.keyboard.press('Escape')
    expect(await page.locator('.suggestions a').count()).toBe(0)
  })
})

/** By whoever presses its button now, and by nothing before. */
async function isSentOnce(page: Page) {
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(/done=yes/)
  expect(gallery.posts).toHaveLength(1)
}

describe('a form', () => {
  for (const order of ['chrome', 'safari'] as const) {
    it(`is not sent by the Enter that picks a candidate, in the order of ${order}`, async () => {
      const { page } = await open('/gallery/sign-in')
      await compose(page, '[name=number]', order)
      await isSentOnce(page)
    })
  }

  it('is not sent while a composition is open, whatever sends it', async () => {
    const { page } = await open('/gallery/sign-in')
    await page.locator('[name=number]').focus()
    await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
      field.form?.requestSubmit()
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    })
    await isSentOnce(page)
  })
})

describe('shortcuts', () => {
  it('rest while an input method composes', async () => {
    const { page } = await open('/gallery/list')
    await page.evaluate(() => {
      for (const key of ['j', '/']) {
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', {
            key,
            keyCode: 229,
            isComposing: true,
            bubbles: true,
            cancelable: true,
          } as never),
        )
      }
    })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  })
})
