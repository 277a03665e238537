import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { some } from '../thorough.ts'
import { sharedGallery } from './shared-gallery.ts'

/** What a page owes to whoever comes by keyboard, enlarges it, listens to it or chose the colours. */

const gallery = sharedGallery()
const { open } = gallery

/** What has the focus, if a bar lies over it. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused?.closest('main') || focused.closest('.decision-bar')) return undefined
    const { left, top, width, height } = focused.getBoundingClientRect()
    const [x, y] = [left + Math.min(width / 2, 40), top + height / 2]
    const over = document.elementFromPoint(x, y)
    if (over?.contains(focused) || focused.contains(over)) return undefined
    return `${focused.outerHTML.slice(0, 80)} at ${Math.round(y)} under ${over?.className}`
  })

describe('what has the focus', () => {
  for (const sight of some(
    [
      { width: 1360, height: 900 },
      { width: 390, height: 844 },
      { width: 320, height: 256 },
    ],
    2,
  )) {
    it(`is never hidden under a bar at ${sight.width} × ${sight.height}, forward and back`, async () => {
      const hidden: string[] = []
      for (const name of ['case', 'list']) {
        const { page } = await open(`/gallery/${name}`, sight)
        for (const key of [...Array(36).fill('Tab'), ...Array(24).fill('Shift+Tab')]) {
          await page.keyboard.press(key)
          const found = await covered(page)
          if (found) hidden.push(`${name}: ${found}`)
        }
      }
      expect([...new Set(hidden)]).toEqual([])
    })
  }
})

describe('a table that becomes cards', () => {
  it('tells each value with its heading once, as a table and as cards', async () => {
    for (const width of [1360, 390]) {
      const { page } = await open('/gallery/filing', { width })
      const told = await page.evaluate(() => {
        const isShown = (element: Element | null | undefined) =>
          element && getComputedStyle(element).display !== 'none' && !element.closest('[aria-hidden]') ? 1 : 0
        return [...document.querySelectorAll('.cards tbody :is(td, th)')].map(
          (cell) => isShown(cell.closest('table')?.tHead) + isShown(cell.querySelector('.cell-label')),
        )
      })
      expect([width, [...new Set(told)]]).toEqual([width, [1]])
    }
  })
})

describe('single letters', () => {
  const rowWithFocus = (page: Page) => page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)

  it('are shortcuts, and rest in a field, a box and an open menu', async () => {
    const { page } = await open('/gallery/list')
    await page.keyboard.press('j')
    expect(await rowWithFocus(page)).toBe(true)
    await page.evaluate(() => {
      const box = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'box' })
      document.querySelector('main')?.prepend(box)
      box.focus()
    })
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('box')
    await page.locator('summary').first().click()
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  })

  it('do nothing where they were turned off', async () => {
    const { page } = await open('/gallery/list?letters=off')
    await page.keyboard.press('j')
    expect(await rowWithFocus(page)).toBe(false)
    await page.keyboard.press('Control+k')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search')
  })
})

describe('with colours that the reader chose', () => {
  it('what is chosen, where one is and what is wrong differ by a line or a sign', async () => {
    const { page } = await gallery.come()
    await page.goto('/gallery/home')
    await page.emulateMedia({ forcedColors: 'active' })
    const line = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { borderBlockEnd, borderInlineStart } = getComputedStyle(element)
          return `${borderBlockEnd} ${borderInlineStart}`.replace(/rgb[^ ]* ?\S* ?\S*\)/g, '')
        })
    expect(await line('.tabs a[aria-current]')).not.toBe(await line('.tabs a:not([aria-current])'))
    expect(await line('.places a[aria-current]')).not.toBe(await line('.places a:not([aria-current])'))
    await page.goto('/gallery/form?problem=yes')
    // A page that has just come may not have been told yet.
    await page.waitForFunction(() => matchMedia('(forced-colors: active)').matches)
    expect(await line('.field.wrong input')).not.toBe(await line('.field:not(.wrong) input'))
    expect(
      await page
        .locator('.problem')
        .first()
        .evaluate((it) => getComputedStyle(it, '::before').content),
    ).toContain('✕')
  })
})

describe('Esc', () => {
  it('closes the box that a button opened, and gives the button the focus again', async () => {
    const { page } = await open('/gallery/case')
    await page.evaluate(() => {
      const box = document.createElement('details')
      box.className = 'way-back'
      const summary = Object.assign(document.createElement('summary'), { id: 'back', textContent: '退回…' })
      const field = Object.assign(document.createElement('input'), { id: 'why' })
      box.append(summary, field)
      box.open = true
      document.querySelector('main')?.prepend(box)
      field.focus()
    })
    await page.keyboard.press('Escape')
    expect(
      await page.evaluate(() => [
        document.querySelector<HTMLDetailsElement>('.way-back')?.open,
        document.activeElement?.id,
      ]),
    ).toEqual([false, 'back'])
  })
})

describe('English', () => {
  it('takes its letters and signs from a Latin face, also beside Chinese names', async () => {
    const { page } = await open('/gallery/home?language=en')
    const faces = await page.evaluate(() =>
      ['--sans', '--serif'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name)),
    )
    for (const list of faces) {
      const first = list.split(',').findIndex((face) => /CJK|PingFang|YaHei|Song|SimSun/.test(face))
      const latin = list.split(',').findIndex((face) => /Liberation|Arial|Noto Serif"?$/.test(face.trim()))
      expect(latin).toBeGreaterThanOrEqual(0)
      expect(latin).toBeLessThan(first)
    }
  })
})
