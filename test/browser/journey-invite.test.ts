import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '#domain/accounts/totp.ts'
import { paths } from '#views/paths.ts'
import { some } from '../thorough.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const own = 'plum oar wing lamp'

describe.each(some([true, false], 2))('a newcomer, with script: %s', (script) => {
  it('is invited, switched on by number, sets a password and an authenticator, and signs in with both', async () => {
    const [number, sight] = [script ? 'N1' : 'N2', { script }]
    const lead = await house.as('hrLead', sight)
    await lead.page.goto(paths.accounts())
    await lead.page.click(`a[href="${paths.newAccount()}"]`)
    await lead.page.fill('[name=name]', '冯小满')
    await lead.page.fill('[name=staffNumber]', number)
    await lead.page.click('#main button.go')
    const shown = lead.page.locator('code', { hasText: /^[0-9A-Z]{4}-/ })
    const code = (await shown.textContent()) ?? ''

    const it = await house.as('it', sight)
    await it.page.goto(paths.system())
    await it.page.click(`a:text-is("${number}")`)
    await it.page.click('#main button.go')
    await it.page.locator('#notice', { hasText: '已启用' }).waitFor()
    expect(await it.page.content()).not.toContain('冯小满')

    const { page, context, complaints } = await house.stranger(sight)
    await page.goto('/')
    await page.click(`a[href="${paths.firstSignIn()}"]`)
    await page.fill('[name=number]', number)
    await page.fill('[name=code-once]', code)
    await page.fill('[name=password]', own)
    await page.fill('[name=password-again]', own)
    await page.click('#main button.go')
    await page.waitForURL(/\/readings$/)

    await page.goto(paths.myFactor())
    const secret = await page.inputValue('[name=secret]')
    await page.fill('[name=code-once]', codeAt(secret, house.world.app.now()))
    await page.click('#main button.go')
    await page.locator('h1', { hasText: '恢复码' }).waitFor()
    await context.clearCookies()
    house.world.clock.forward(1)

    await page.goto(paths.signIn())
    await page.fill('[name=number]', number)
    await page.fill('[name=password]', own)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/sign-in\/factor/)
    await page.fill('[name=code-once]', codeAt(secret, house.world.app.now()))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/readings$/)
    expect([...complaints, ...lead.complaints, ...it.complaints]).toEqual([])
    for (const each of [lead.context, it.context, context]) await each.close()
  })
})
