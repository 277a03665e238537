import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { closeWindows, openBrowser, type Sight, visit } from './browser.ts'
import { openGallery } from './gallery.tsx'

type Visitor = Awaited<ReturnType<typeof visit>>

/** One gallery and one browser for all tests of a file; each test begins with nothing sent and nothing searched for. */
export function sharedGallery() {
  /** The window that all tests of one sight have one after the other. */
  const windows = new Map<string, Visitor>()
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
  const lent = async (sight: Partial<Sight>) => {
    const known = windows.get(JSON.stringify(sight))
    if (!known) return come(sight)
    await known.page.unrouteAll()
    await known.page.evaluate(() => sessionStorage.clear())
    known.complaints.length = 0
    return known
  }
  return {
    get posts() {
      return gallery.posts
    },
    get searches() {
      return gallery.searches
    },
    /** A window of its own. */
    come,
    /** A visitor at this page, with its script at work if there is to be any, in a window in which others have been before. */
    open: async (path: string, sight: Partial<Sight> = {}) => {
      const visitor = await lent(sight)
      windows.set(JSON.stringify(sight), visitor)
      await visitor.page.goto(path)
      if (sight.script !== false) await scriptAtWork(visitor.page)
      return visitor
    },
  }
}

export const scriptAtWork = (page: Page) =>
  page.waitForFunction(() => document.querySelector('[data-htmx-powered]') !== null)
