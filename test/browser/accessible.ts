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

/** What axe finds wrong with a page. What stands in a frame is a PDF. */
export async function violationsOf(page: Page): Promise<Found['violations']> {
  await page.evaluate(axe)
  return allViolations(page)
}

/** What axe, once brought, finds wrong with a page: sooner than in parts that are most of it. */
export const allViolations = (page: Page) => look(page, {})

/** Every page that comes into this window brings axe: whoever looks at many need not lay it into each. */
export const bringAxe = (window: BrowserContext) => window.addInitScript(axe)

/**
 * Rules about a page as a whole: how its headings and landmarks follow each other, whether an id is another's, and what is
 * named by what. All others judge an element where it stands.
 */
const ofTheWhole = [
  'accesskeys',
  'aria-braille-equivalent',
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'aria-treeitem-name',
  'aria-valid-attr-value',
  'bypass',
  'document-title',
  'duplicate-id-aria',
  'form-field-multiple-labels',
  'frame-title-unique',
  'heading-order',
  'html-has-lang',
  'label',
  'label-title-only',
  'landmark-banner-is-top-level',
  'landmark-complementary-is-top-level',
  'landmark-contentinfo-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'page-has-heading-one',
  'region',
  'select-name',
  'skip-link',
  'summary-name',
  'td-headers-attr',
]

/** What axe, once brought, finds wrong with the page as a whole. */
export const wholeViolations = (page: Page) => look(page, { runOnly: { type: 'rule', values: ofTheWhole } })

/**
 * What axe, once brought, finds wrong with the elements at these numbers in the order of the page, and with all in them; where
 * `apart`, without what concerns the page as a whole.
 */
export const violationsAt = async (
  page: Page,
  elements: readonly number[],
  { apart }: { readonly apart: boolean },
): Promise<Found['violations']> => (elements.length === 0 ? [] : look(page, apart ? { rules: without } : {}, elements))

const without = Object.fromEntries(ofTheWhole.map((rule) => [rule, { enabled: false }]))

/** Once the scripts that parts of the page bring have done what they do at first: nobody meets the page before. */
async function look(page: Page, options: object, elements?: readonly number[]): Promise<Found['violations']> {
  const asked = JSON.stringify({ resultTypes: ['violations'], iframes: false, ...options })
  const where = elements ? `{ include: (${outermost})(${JSON.stringify(elements)}) }` : 'document'
  await drawn(page)
  return (await page.evaluate(
    `axe.run(${where}, ${asked}).then(({ violations }) => violations)`,
  )) as Found['violations']
}

/** Those of the elements at these numbers that stand in none of the others. */
const outermost = `(numbers) => {
  const all = document.querySelectorAll('*')
  const some = new Set(numbers.map((at) => all[at]))
  return [...some].filter((one) => !some.has(one.parentElement))
}`

/** Waits until the scripts that parts of the page bring have done what they do at first. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    "Promise.all([...document.querySelectorAll('[data-script]')].map(({ dataset }) => import(dataset.script))).then(() => undefined)",
  )
