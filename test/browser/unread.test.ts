import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as cases from '#db/cases/cases.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { some } from '../thorough.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
let waiting: readonly CaseId[] = []

beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

/** Two drafts on their way to one second pair of eyes, of which one goes on in each test and the other is its next. */
beforeEach(async () => {
  const submitted = async () => walker(house.world).submit(await begun('甲一'), 'hr', '其余待补')
  waiting = [waiting[1] ?? (await submitted()), await submitted()]
})

let passports = 10_000_000

/** Namesakes born in the same month would be asked about, so each is born in a month of its own. */
async function begun(name: string): Promise<DossierId> {
  const { as, units } = house.world
  passports += 1
  const birth = `${1960 + (passports % 40)}.05`
  const { location } = await as('hr').post(paths.newDossier(), {
    name,
    unit: units.tech,
    post: '工程师',
    sex: '男',
    birth,
  })
  const dossier = location?.split('/').at(-1) as DossierId
  await as('hr').post(paths.sectionRecords(dossier, 'id-numbers'), { type: '护照', number: `G${passports}` })
  return dossier
}

const decided = async () => {
  const found = await Promise.all(waiting.map((id) => cases.find(house.world.app, id)))
  const isDecided = (seats: readonly { readonly state: string }[]) => seats.some(({ state }) => state !== 'open')
  return found.filter((one) => one?.state.runs.some(({ seats }) => isDecided(seats))).length
}

const verdict = (page: Page) => page.locator('.decision-bar button[name=verdict][value=approve]')

/** Opens the first case as whoever checks it, ticks everything and waits until its buttons are there. */
async function openFirst(script: boolean) {
  const { page, context } = await house.as('hr2', { script, atItsTime: true })
  await page.goto(paths.case(waiting[0] as CaseId))
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await verdict(page).waitFor()
  return { page, context }
}

describe('a decision page that came by itself', () => {
  it.each([true, false])(
    'has no button under the second click of a double click, and shows it after a second, with script: %s',
    async (script) => {
      const { page, context } = await openFirst(script)
      const box = (await verdict(page).boundingBox()) ?? expect.fail()
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      await page.mouse.click(x, y)
      await page.waitForURL((url) => url.pathname !== paths.case(waiting[0] as CaseId))
      expect(await decided()).toBe(1)
      const next = await verdict(page).evaluate((button) => getComputedStyle(button).visibility)
      expect(next).toBe('hidden')
      await page.mouse.click(x, y)
      expect(await decided()).toBe(1)
      await verdict(page).waitFor({ state: 'visible' })
      await context.close()
    },
  )

  it.each(some([true, false], 2))('takes nothing from Enter that is held down, with script: %s', async (script) => {
    const { page, context } = await openFirst(script)
    await verdict(page).focus()
    await page.keyboard.down('Enter')
    await page.waitForURL((url) => url.pathname !== paths.case(waiting[0] as CaseId))
    for (let repeats = 0; repeats < 20; repeats += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    expect(await decided()).toBe(1)
    await context.close()
  })

  it.each([true, false])('takes nothing from Back and the same key again, with script: %s', async (script) => {
    const { page, context } = await openFirst(script)
    await verdict(page).focus()
    await page.keyboard.press('Space')
    await page.waitForURL((url) => url.pathname !== paths.case(waiting[0] as CaseId))
    await page.goBack()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    expect(await decided()).toBe(1)
    await context.close()
  })
})
