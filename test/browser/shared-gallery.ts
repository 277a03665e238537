import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { closeWindows, openBrowser, type Sight, visit } from './browser.ts'
import { openGallery } from './gallery.tsx'

/** One gallery and one browser for all tests of a file; each test begins with nothing sent and nothing searched for. */
export function sharedGallery() {
  let browser: Browser
  let gallery: Awaited<ReturnType<typeof openGallery>>

  beforeAll(async () => {
    ;[browser, gallery] = await Promise.all([openBrowser(), openGallery()])
  })

  afterAll(async () => {
    await closeWindows(browser)
    await gallery.close()
  })

  beforeEach(() => {
    gallery.posts.length = 0
    gallery.searches.length = 0
  })

  const come = (sight: Partial<Sight> = {}) => visit(browser, { origin: gallery.origin, ...sight })
  return {
    get posts() {
      return gallery.posts
    },
    get searches() {
      return gallery.searches
    },
    come,
    /** A visitor at this page, with its script at work if there is to be any. */
    open: async (path: string, sight: Partial<Sight> = {}) => {
      const visitor = await come(sight)
      await visitor.page.goto(path)
      if (sight.script !== false) await scriptAtWork(visitor.page)
      return visitor
    },
  }
}

export const scriptAtWork = (page: Page) =>
  page.waitForFunction(() => document.querySelector('[data-htmx-powered]') !== null)
