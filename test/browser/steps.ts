import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Download, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { paths } from '#views/paths.ts'
import { openPdf } from '../pdf.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import type { BrowserHouse, Somebody } from './house.ts'

/** How this walk goes: with script or without, and whether decisions are made by mouse or by keyboard. */
export type Way = { readonly script: boolean; readonly by: 'mouse' | 'keyboard' }

/**
 * A window for one person alone, given back when the work is done. What the pages complain of is a fault, and so is a
 * mouse where somebody goes by keyboard.
 */
export async function at<Found>(
  house: BrowserHouse,
  who: Somebody,
  path: string,
  { script, by }: Pick<Way, 'script'> & Partial<Way>,
  work: (page: Page) => Promise<Found>,
): Promise<Found> {
  const { page, complaints, giveBack } = await house.lend(who, { script, mouse: by !== 'keyboard' })
  if (by === 'keyboard')
    await page.addInitScript(() => {
      addEventListener('pointerdown', () => {
        throw new Error('A mouse was used.')
      })
    })
  await page.goto(path)
  const found = await work(page).catch(async (cause) => {
    throw new Error(`${who} at ${page.url()} read:\n${await page.locator('body').innerText()}`, { cause })
  })
  expect(beyondRefusals(complaints)).toEqual([])
  await giveBack()
  return found
}

/** The browser itself tells the console of an answer that refuses; that is no fault of the page. */
export const beyondRefusals = (complaints: readonly string[]) =>
  complaints.filter((text) => !/status of (403|404|409|422)/.test(text))

export const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}.lrmx`, import.meta.url))

/** From anywhere to 导入, one file for one unit, to the page that compares. */
export async function importFile(page: Page, { file, unit }: { file: string; unit: string }) {
  await page.getByRole('link', { name: '导入' }).first().click()
  await page.getByLabel('所在单位').selectOption({ label: unit })
  await page.getByLabel('任免审批表文件').setInputFiles(fixture(file))
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByText('已导入，请核对').waitFor()
}

/** The file that a button answers. With script some pages are drawn again after it: whoever goes on waits for that. */
export async function downloaded(page: Page, button: Locator, { script }: Pick<Way, 'script'>): Promise<Download> {
  const redraws = script && (await button.evaluate((pressed) => pressed.closest('form[data-download]') !== null))
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    redraws ? page.waitForEvent('load') : undefined,
    button.click(),
  ])
  return file
}

/** The words of each page of the PDF that a button answers, without blanks. */
export async function wordsFiled(page: Page, button: Locator, way: Pick<Way, 'script'>): Promise<readonly string[]> {
  const pdf = await openPdf(await readFile(await (await downloaded(page, button, way)).path()))
  const text = (await pdf.text()).map((words) => words.replace(/\s/g, ''))
  await pdf.close()
  return text
}

/** The row of the comparison that a value stands in. */
export const row = (page: Page, section: string, name: string) =>
  page
    .getByRole('table', { name: section, exact: true })
    .getByRole('row')
    .filter({
      has: page.getByRole('rowheader', { name: new RegExp(`^${name}(?!\\S)`) }),
    })

/** Tab until the control has the focus: what cannot be reached so cannot be reached by keyboard at all. */
export async function tabTo(page: Page, wanted: Locator) {
  const control = await wanted.elementHandle()
  for (let presses = 0; presses < 150; ) {
    const left = (await control?.evaluate(stopsUntil)) ?? 1
    if (left === 0) return
    // Half the way without looking: some of the stops may be none for the keyboard.
    for (const until = presses + Math.max(1, Math.floor(left / 2)); presses < until; presses += 1)
      await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${wanted}.`)
}

/** How many stops of the keyboard, at most, it is from what has the focus to this; none where this has it. */
const stopsUntil = (wanted: Element) => {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (one) =>
      one === wanted ||
      one === document.activeElement ||
      (one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled, [tabindex="-1"], [type=radio]')),
  )
  return stops.indexOf(wanted) - (document.activeElement ? stops.indexOf(document.activeElement) : -1)
}

/** Presses a control as a person of this way would. */
export async function press(page: Page, control: Locator, { by }: Way) {
  if (by === 'mouse') return control.click()
  await tabTo(page, control)
  const ticked = await control.evaluate((element) => element.matches('input[type=checkbox], summary'))
  await page.keyboard.press(ticked ? 'Space' : 'Enter')
}

/** Until then a link of a block leads to the page of its form. */
export const editInPlace = (page: Page) =>
  page.evaluate("import(document.querySelector('[data-script]').dataset.script).then(() => undefined)")

/** From the to-do list into the case of this person. */
export async function openCase(page: Page, name: string, way: Way) {
  await press(
    page,
    page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${name} ·`) })
      .first(),
    way,
  )
  await page.getByRole('heading', { name: `${name} · 新建档案` }).waitFor()
}

/** Writes an opinion into the bar at the foot. */
export async function writeOpinion(page: Page, text: string, way: Way) {
  const field = page.getByRole('textbox', { name: '审批意见' })
  if (way.by === 'mouse') return field.fill(text)
  await tabTo(page, field)
  await page.keyboard.type(text)
}

/** The whole of one person's turn: from the to-do list into the case, ticks where there are any, opinion, 同意. */
export const approve = (house: BrowserHouse, who: Cast, name: string, opinion: string, way: Way) =>
  at(house, who, paths.home(), way, async (page) => {
    await page.getByRole('heading', { name: '有 1 件事等您' }).waitFor()
    await openCase(page, name, way)
    for (const box of await page.getByRole('checkbox').all()) await press(page, box, way)
    await writeOpinion(page, opinion, way)
    await press(page, page.getByRole('button', { name: '同意', exact: true }), way)
    await page.getByText('已同意').waitFor()
    await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
  })

/**
 * Whoever sits takes the turn until this block waits, or until the end: a walk asks who it is, instead of knowing the
 * route.
 */
export async function approveUntil(house: BrowserHouse, name: string, block: string, opinion: string, way: Way) {
  const { id } = await house.world.app.db
    .selectFrom('cases')
    .select('id')
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  for (let now = await sitting(house.world, id); now && now.block !== block; now = await sitting(house.world, id))
    await approve(house, now.who, name, opinion, way)
}

/** Presses 打印 and keeps the file that the browser is given. */
export async function printOut(page: Page): Promise<{ readonly name: string; readonly pdf: Uint8Array }> {
  const [download] = await Promise.all([
    // A browser without a viewer takes the preview of the page as a file too.
    page.waitForEvent('download', (file) => file.suggestedFilename() !== 'preview.pdf'),
    page.getByRole('button', { name: /^打印/ }).click(),
  ])
  return { name: download.suggestedFilename(), pdf: await readFile(await download.path()) }
}

/** What a scanner does: the characters and Enter, into the field that has the focus. */
export async function scan(page: Page, code: string) {
  await page.locator('[data-scanner]:focus').waitFor()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}
