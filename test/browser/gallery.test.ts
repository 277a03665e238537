import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './accessible.ts'
import { galleryPages } from './gallery-pages.tsx'
import { sharedGallery } from './shared-gallery.ts'

const gallery = sharedGallery()

/** Every part in every state, so that a page can only be wrong in what it puts together. */
const sights = [
  { width: 1360, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const

describe('the parts of the kit', () => {
  describe.each(sights)('at $width px in $theme', ({ width, theme }) => {
    /** One window for all of them: what is looked at keeps nothing. */
    let page: Page
    beforeAll(async () => {
      ;({ page } = await gallery.come({ width, theme }))
    })
    afterAll(() => page.context().close())

    for (const name of Object.keys(galleryPages)) {
      it(`are accessible on ${name}, keep inside ${width} px and can be hit`, async () => {
        await page.goto(`/gallery/${name}?problem=yes&done=yes&demo=yes&long=yes`)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        expect(await page.evaluate(lowerThan28)).toEqual([])
        const violations = await violationsOf(page)
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      })
    }
  })
})

/** Every target is at least 28 px high. */
const lowerThan28 = () =>
  [
    ...document.querySelectorAll(
      'button, summary, select, input:not([type=hidden], [type=checkbox], [type=radio]), nav a, th a, .btn, .chip',
    ),
  ]
    .filter((element) => element.checkVisibility())
    .map((element) => [element.textContent, Math.round(element.getBoundingClientRect().height)] as const)
    .filter(([, height]) => height < 28)
