/**
 * `npm run pictures`: takes the pictures of the README from a running demo. Start it first with `npm run demo`.
 * With `--manual` it takes those of the first week's manual (docs/decisions/0269), small enough to be served.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { demoPassword, signIns } from '#demo/accounts.ts'
import { pictures as ofManual, pictureFile, pictureLanguages, pictureSize } from '#views/manual/chapters.ts'
import { openBrowser, visit } from '../test/browser/browser.ts'

const { values } = parseArgs({
  options: {
    at: { type: 'string', default: 'http://127.0.0.1:8080' },
    manual: { type: 'boolean', default: false },
  },
})
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

const browser = await openBrowser()
if (values.manual) await takeManual()
else await takeReadme()
await browser.close()

async function takeReadme() {
  mkdirSync(folder, { recursive: true })
  for (const [name, staffNumber, to] of pictures) {
    const page = await signedIn(staffNumber, { width: 1360 })
    await to(page)
    // Photos come late, after the page itself.
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `${folder}/${name}.png` })
    await page.context().close()
  }
}

async function takeManual() {
  const folder = 'docs/manual/pictures'
  mkdirSync(folder, { recursive: true })
  // One sign-in a duty: whoever signs in too often is asked to wait.
  for (const duty of new Set(ofManual.map((picture) => picture.duty))) {
    const page = await signedIn(signIns.find((one) => one.duty === duty)?.staffNumber ?? '', pictureSize)
    for (const language of pictureLanguages) {
      await page.context().addCookies([{ name: 'language', value: language, url: values.at }])
      for (const { key, path } of ofManual.filter((picture) => picture.duty === duty)) {
        await page.goto(path)
        await page.waitForLoadState('networkidle')
        const taken = await page.screenshot()
        await sharp(taken)
          .webp({ quality: 55, effort: 6 })
          .toFile(`${folder}/${pictureFile(key, language)}`)
      }
    }
    await page.context().close()
  }
}

async function signedIn(
  staffNumber: string,
  sight: { readonly width: number; readonly height?: number },
): Promise<Page> {
  const { page } = await visit(browser, { origin: values.at, ...sight })
  await page.goto('/sign-in')
  await page.fill('input[name=number]:not([type=hidden])', staffNumber)
  await page.fill('input[name=password]:not([type=hidden])', demoPassword)
  await page.locator('main form button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}
