import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { cast, password } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

async function type(page: Page, name: string) {
  await page.goto(paths.newDossier())
  await page.fill('[name=name]', name)
  await page.selectOption('[name=unit]', house.world.units.tech)
  await page.fill('[name=post]', '工程师')
  house.world.clock.forward(21)
}

const send = (page: Page) => page.click('#main form[method=post] button.go')

async function signIn(page: Page) {
  await page.fill('[name=number]', cast.hr.number)
  await page.fill('[name=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${house.origin}${paths.newDossier()}`)
  await page.close()
}

describe('a form that is sent after the session has ended', () => {
  it('stays as it was typed, and goes once somebody has signed in in another window', async () => {
    const { page, context } = await house.as('hr')
    await type(page, '林知行')
    await send(page)
    await page.locator('#notice', { hasText: '您写的都还在' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('notice')
    expect(new URL(page.url()).pathname).toBe(paths.newDossier())
    expect(await page.inputValue('[name=name]')).toBe('林知行')

    const opened = context.waitForEvent('page')
    await page.click('#notice a')
    await signIn(await opened)
    await send(page)
    await page.waitForURL(/\/dossiers\/0/)
    expect(await page.textContent('h1')).toContain('林知行')
    await context.close()
  })

  it('is sent again without script from the page that says so, where it is all still there', async () => {
    const { page, context } = await house.as('hr', { script: false })
    await type(page, '沈知白')
    await send(page)
    expect(await page.textContent('#main')).toContain('再回到这里发一次')
    expect(await page.textContent('.kept')).toContain('沈知白')
    const opened = context.waitForEvent('page')
    await page.click('#notice a')
    await signIn(await opened)
    await page.getByRole('button', { name: '再发一次' }).click()
    await page.waitForURL(/\/dossiers\/0/)
    expect(await page.textContent('h1')).toContain('沈知白')
    await context.close()
  })
})
