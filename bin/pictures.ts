/** `npm run pictures`: takes the pictures of the README from a running demo. Start it first with `npm run demo`. */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { demoPassword } from '#demo/accounts.ts'
import { openBrowser, visit } from '../test/browser/browser.ts'

const { values } = parseArgs({ options: { at: { type: 'string', default: 'http://127.0.0.1:8080' } } })
const folder = 'docs/pictures'

/** Goes where the link leads that begins with this name. */
const follow = async (page: Page, name: string) => {
  const link = page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
  await page.goto((await link.getAttribute('href')) ?? '/')
}

type Picture = readonly [name: string, staffNumber: string, to: (page: Page) => Promise<unknown>]

const pictures: readonly Picture[] = [
  ['home', '1207', async () => {}],
  ['dossier', '1207', (page) => open(page, '/dossiers?q=沈㛃', '沈㛃')],
  ['case', '1004', (page) => follow(page, '吉克阿依')],
  ['filing', '1105', (page) => open(page, '/archive', '巴图孟克')],
]

const open = async (page: Page, path: string, name: string) => {
  await page.goto(path)
  await follow(page, name)
}

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
  // Photos come late, after the page itself.
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${folder}/${name}.png` })
  await context.close()
}
await browser.close()
