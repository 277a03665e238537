/** `npm run pictures`: takes the pictures of the README from a running demo. Start it first with `npm run demo`. */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { demoPassword } from '#db/seeds/demo/accounts.ts'
import { openBrowser, visit } from '../test/browser/browser.ts'

const { values } = parseArgs({ options: { at: { type: 'string', default: 'http://127.0.0.1:8080' } } })
const folder = 'docs/pictures'

/** Clicks what has this text, and waits for the page that it leads to. */
const follow = async (page: Page, text: string) => {
  await page.locator(`main a:has-text("${text}")`).first().click()
  await page.waitForLoadState('networkidle')
}

const pictures: readonly (readonly [name: string, staffNumber: string, to: (page: Page) => Promise<unknown>])[] = [
  ['home', '1207', async () => {}],
  ['dossier', '1207', async (page) => (await page.goto('/dossiers?q=尉迟'), await page.goto('/dossiers?q=马克勤'), await follow(page, '马克勤'))],
  ['case', '1004', async (page) => follow(page, '吉克阿依')],
  ['filing', '1105', async (page) => (await page.goto('/archive'), await follow(page, '巴图孟克'))],
]

mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
for (const [name, staffNumber, to] of pictures) {
  const { context, page } = await visit(browser, { origin: values.at, width: 1360 })
  await page.goto('/sign-in')
  await page.fill('input[name=number]:not([type=hidden])', staffNumber)
  await page.fill('input[name=password]:not([type=hidden])', demoPassword)
  await page.locator('main form button').first().click()
  await page.waitForLoadState('networkidle')
  await to(page)
  await page.screenshot({ path: `${folder}/${name}.png` })
  await context.close()
}
await browser.close()
