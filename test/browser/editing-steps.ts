import type { Locator, Page } from 'playwright-core'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import type { Cast } from '../world.ts'
import type { BrowserHouse } from './house.ts'
import { at, editInPlace } from './steps.ts'

type Work = (page: Page) => Promise<void>

/** The page of a dossier as this person has it open, with its script at hand. */
export const readingIn = (house: BrowserHouse) => (who: Cast, dossier: DossierId, work: Work) =>
  at(house, who, paths.dossier(dossier), { script: true }, async (page) => {
    await editInPlace(page)
    await work(page)
  })

/** The same where the browser itself complains of what fails on purpose. */
export const failingIn = (house: BrowserHouse) => async (who: Cast, dossier: DossierId, work: Work) => {
  const { page, context } = await house.as(who)
  await page.goto(paths.dossier(dossier))
  await editInPlace(page)
  await work(page)
  await context.close()
}

/** The link by which a block of a section is edited, or something added to it. */
export const way = (page: Page, section: string, name: '修改' | '添加' = '修改') =>
  page.locator(`#${section}`).getByRole('link', { name, exact: true })

/** What stands in its place then. */
export const form = (page: Page, section: string) => page.locator(`#${section} [data-editor]`)
export const field = (page: Page, section: string, name: string) => form(page, section).locator(`[name=${name}]`)

export const send = (page: Page, section: string) =>
  form(page, section)
    .getByRole('button', { name: /^(保存|收进修改)$/ })
    .click()

export async function open(page: Page, section: string, link: Locator = way(page, section).first()) {
  await link.click()
  await form(page, section).waitFor()
}

/** The name of the field that has the focus, or what the button says that has it. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: it } = document
    return it?.getAttribute('name') ?? it?.textContent
  })
