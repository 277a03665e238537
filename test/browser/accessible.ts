import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>

/** The script that `AxeBuilder` brings: it lays it into a page twice, which takes as long as the looking. */
const axe = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds wrong with a page. No page of ours holds a foreign frame. */
export async function violationsOf(page: Page): Promise<Found['violations']> {
  await page.evaluate(axe)
  return look(page, {})
}

/** Every page that comes into this window brings axe: whoever looks at many need not lay it into each. */
export const bringAxe = (window: BrowserContext) => window.addInitScript(axe)

/** The same where axe was brought, and where colours need not be looked at because they were, without those. */
export const violationsSeen = (page: Page, { colours }: { readonly colours: boolean }) =>
  look(page, colours ? {} : { rules: { 'color-contrast': { enabled: false } } })

/** Once the scripts that parts of the page bring have done what they do at first: nobody meets the page before. */
async function look(page: Page, options: object): Promise<Found['violations']> {
  const scripts = "[...document.querySelectorAll('[data-script]')].map(({ dataset }) => import(dataset.script))"
  const asked = JSON.stringify({ resultTypes: ['violations'], ...options })
  const looking = `Promise.all(${scripts}).then(() => axe.run(document, ${asked})).then(({ violations }) => violations)`
  return (await page.evaluate(looking)) as Found['violations']
}
