import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as sessions from '#db/sessions.ts'
import type { CaseId } from '#domain/ids.ts'
import { sessionCookieName } from '#routes/web/session-cookie.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { type Cast, cast, passphrase, password, type World, world } from '../world.ts'
import { closeWindows, openBrowser, type Sight, visit } from './browser.ts'
import { type Machine, machineOn } from './machine.ts'

let folder: string
let w: World
let machine: Machine
let browser: Browser
let waiting: CaseId

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-journey-custodians-'))
  w = await world(folder)
  waiting = await walker(w).submit(w.dossiers.zhou)
  const since = Date.parse(w.app.now())
  await w.close()
  machine = await machineOn(folder, { since })
  await machine.house.openWith({ kind: 'passphrase', text: passphrase })
  browser = await openBrowser()
})

afterAll(async () => {
  await closeWindows(browser)
  await machine.close()
  rmSync(folder, { recursive: true })
})

async function as(who: Cast, sight: Partial<Sight> = {}) {
  const { house, origin } = machine
  const visitor = await visit(browser, { origin, ...sight })
  const app = house.app()
  if (!app) throw new Error('The house is locked.')
  const value = await sessions.begin(app, w.account(who), 'test')
  const name = sessionCookieName({ https: false, app })
  await visitor.context.addCookies([{ name, value, url: origin, sameSite: 'Strict', httpOnly: true }])
  return visitor
}

const words = { manager: '江南可采莲，莲叶何田田', fallback: '鱼戏莲叶间，鱼戏莲叶东' } as const

/** Every share code that a page shows. */
const codesOn = async (page: Page) => (await page.content()).match(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/g) ?? []

async function codeOf(page: Page, at: number): Promise<string> {
  await page.goto(paths.custodians())
  expect(await codesOn(page)).toEqual([])
  await page.locator(`form[action="${paths.custodianCode(at)}"] button`).click()
  await page.getByRole('heading', { level: 1, name: '份额码' }).waitFor()
  const [code = '', ...others] = await codesOn(page)
  expect([code.length, others]).toEqual([19, []])
  return code
}

async function unlock(page: Page, ...secrets: readonly string[]) {
  await page.goto(paths.unseal())
  for (const secret of secrets) {
    await page.fill('[name=secret]', secret)
    await page.getByRole('button', { name: '解锁' }).click()
  }
}

async function signIn(page: Page, who: Cast) {
  await page.goto(paths.signIn())
  await page.fill('[name=number]', cast[who].number)
  await page.fill('[name=password]', password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: cast[who].name }).waitFor()
}

async function lockNow(page: Page) {
  await page.goto(paths.seal())
  await page.getByRole('button', { name: '立即锁定' }).click()
  await page.getByRole('heading', { name: '系统已锁定' }).waitFor()
}

describe('whoever is typing when somebody locks the system', () => {
  it('is named beforehand, loses no word, and sends it once the system is open again', async () => {
    const [hr, lead] = [await as('hr'), await as('hrLead')]
    await hr.page.goto(paths.newDossier())
    await hr.page.fill('#main [name=name]', '林知行')
    await hr.page.selectOption('[name=unit]', w.units.tech)
    await hr.page.fill('[name=post]', '工程师')
    await lead.page.goto(paths.seal())
    await lead.page.locator('tr', { hasText: cast.hr.name }).waitFor()
    expect(await lead.page.locator('tr', { hasText: cast.hrLead.name }).count()).toBe(0)
    await lockNow(lead.page)

    await hr.page.click('#main form[method=post] button.go')
    await hr.page.locator('#notice', { hasText: '您写的都还在' }).waitFor()
    expect(new URL(hr.page.url()).pathname).toBe(paths.newDossier())
    expect(await hr.page.inputValue('#main [name=name]')).toBe('林知行')

    // Whoever looks elsewhere meanwhile finds it again on the way back.
    await hr.page.goto(paths.unseal())
    await unlock(hr.page, passphrase)
    await hr.page.getByText('可以登录').waitFor()
    await signIn(hr.page, 'hr')
    await hr.page.goto(paths.newDossier())
    await hr.page.getByText('已经放回表单里').waitFor()
    expect(await hr.page.inputValue('[name=unit]')).toBe(w.units.tech)
    await hr.page.click('#main form[method=post] button.go')
    await hr.page.waitForURL(/\/dossiers\/0/)
    expect(await hr.page.textContent('h1')).toContain('林知行')
    for (const { context } of [hr, lead]) await context.close()
  })

  it('keeps the page with the file that was chosen, which no store of the browser holds', async () => {
    const [hr, lead] = [await as('hr'), await as('hrLead')]
    await hr.page.goto(paths.case(waiting))
    await hr.page.fill('[name=comment]', '附上批件')
    const buffer = Buffer.alloc(2 * 1024 * 1024)
    await hr.page.setInputFiles('[name=paper]', { name: 'a.pdf', mimeType: 'application/pdf', buffer })
    await lockNow(lead.page)
    await hr.page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
    await hr.page.locator('#notice', { hasText: '系统刚刚锁定' }).waitFor()
    expect(await hr.page.inputValue('[name=comment]')).toBe('附上批件')
    expect(await hr.page.inputValue('[name=paper]')).toContain('a.pdf')
    await unlock(lead.page, passphrase)
    await lead.page.getByText('可以登录').waitFor()
    for (const { context } of [hr, lead]) await context.close()
  })
})

describe('two new custodians in two browsers', () => {
  it('take a code each, one a page, and the house opens by their words and no more by the old ones', async () => {
    const [lead, keeper] = [await as('hrLead'), await as('keeper')]
    await lead.page.goto(paths.custodians())
    await lead.page.click(`a[href="${paths.custodianChange()}"]`)
    await lead.page.getByRole('heading', { level: 1, name: '变更保管人' }).waitFor()
    await lead.page.locator('[name^=stay-]').first().selectOption('leaves')
    await lead.page.fill('[name=coming]', `${cast.manager.number}\n${cast.fallback.number}`)
    await lead.page.fill('[name=threshold]', '2')
    await lead.page.selectOption('[name=card]', 'none')
    await lead.page.fill('[name=reason]', '原保管人调离')
    await lead.page.click('#main form[method=post] button.go')
    await lead.page.locator('#notice', { hasText: '等另一个人同意' }).waitFor()

    await keeper.page.goto(paths.agreements())
    await keeper.page.getByRole('button', { name: '同意' }).first().click()
    await keeper.page.locator('#notice', { hasText: '已同意' }).waitFor()

    const codes = { manager: await codeOf(lead.page, 0), fallback: await codeOf(lead.page, 1) }
    expect(codes.manager).not.toBe(codes.fallback)
    const [one, two] = [await as('manager'), await as('fallback')]
    for (const [{ page }, who] of [[one, 'manager'] as const, [two, 'fallback'] as const]) {
      await page.goto(paths.ownShare())
      await page.fill('[name=code]', codes[who])
      await page.fill('#seat-first', words[who])
      await page.fill('#seat-second', words[who])
      await page.locator(`form[action="${paths.ownShareSeat()}"] button`).click()
      await page.locator('#notice', { hasText: '再输一次核对' }).waitFor()
      expect(await page.content()).not.toContain(words[who])
      await page.fill('#proof-passphrase', words[who])
      await page.locator(`form[action="${paths.ownShareProof()}"] button`).click()
      await page.locator('#notice', { hasText: /已核对|已换锁/ }).waitFor()
    }
    await lead.page.goto(paths.custodians())
    for (const who of ['manager', 'fallback'] as const)
      await lead.page.locator('tr', { hasText: cast[who].name }).waitFor()

    await lead.page.goto(paths.seal())
    await lead.page.getByText('要 2 份口令或恢复卡一起才能重新打开').waitFor()
    await lockNow(lead.page)
    await unlock(one.page, passphrase)
    await one.page.getByText('口令或恢复码不对').waitFor()
    await unlock(one.page, words.manager)
    await one.page.getByText('已有 1 位保管人').waitFor()
    await unlock(two.page, words.fallback)
    await two.page.getByText('可以登录').waitFor()
    expect(machine.house.state.is).toBe('open')
    for (const { context, complaints } of [lead, keeper, one, two]) {
      expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
      await context.close()
    }
  })
})
