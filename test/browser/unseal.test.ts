import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse } from '#house/house.ts'
import { createKeyring } from '#keys/keyring.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { cheap, morning } from '../db/bare-house.ts'
import { some } from '../thorough.ts'
import { cast, type World, world } from '../world.ts'
import { violationsOf } from './accessible.ts'
import { closeWindows, openBrowser, visit } from './browser.ts'

let folder: string
let inside: World
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-unseal-'))
  inside = await world()
  const path = join(folder, 'keyring.db')
  const made = await createKeyring({ path, mark: 'real', passphrases: ['江南可采莲'], cost: cheap, at: morning })
  made.keyring.close()
  browser = await openBrowser()
})

afterAll(async () => {
  await closeWindows(browser)
  await inside.close()
  rmSync(folder, { recursive: true })
})

/** A sealed house behind a port; `goOn` lets it finish opening. */
async function sealed() {
  let goOn = () => {}
  const house: House = createHouse(join(folder, 'keyring.db'), {
    demo: false,
    open: async (_, progress) => {
      progress('roster', 3500, 20_000)
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      return { app: inside.app, close: async () => {} }
    },
  })
  const offer = {
    accounts: [{ staffNumber: cast.hr.number, name: cast.hr.name, duty: 'hr' as const }],
    password: 'a password of fifteen',
  }
  const server = serve({
    fetch: createWeb(house, { reach: { https: false }, offer }).fetch,
    hostname: '127.0.0.1',
    port: 0,
  })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { origin, goOn: () => goOn(), close }
}

const violations = async (page: Page) => (await violationsOf(page)).map(({ id }) => id)

// Without script the doors of a house are opened in journey-doors.
describe.each(
  some(
    [
      { script: true, name: 'with script' },
      { script: false, name: 'without script' },
    ],
    2,
  ),
)('a custodian, $name', ({ script }) => {
  it('opens the sealed house, sees it open and signs in; sealing it signs everybody out', async () => {
    const { origin, goOn, close } = await sealed()
    const { page, context, complaints } = await visit(browser, { origin, script })
    await page.goto('/dossiers')
    expect(new URL(page.url()).pathname).toBe('/unseal')
    if (script) expect(await violations(page)).toEqual([])

    await page.getByLabel('保管人口令或恢复码').fill('江南不可采莲')
    await page.getByRole('button', { name: '解锁' }).click()
    await page.getByText('口令或恢复码不对').waitFor()
    expect(await page.getByLabel('保管人口令或恢复码').inputValue()).toBe('')

    await page.getByLabel('保管人口令或恢复码').fill('江南可采莲')
    await page.keyboard.press('Enter')
    await page.getByText('3,500 / 20,000').waitFor()
    goOn()
    await page.getByRole('link', { name: '去登录' }).click()

    await page.getByRole('heading', { name: '登录卷宗' }).waitFor()
    if (script) expect(await violations(page)).toEqual([])
    await page.getByLabel('工号').fill(cast.hrLead.number)
    await page.getByLabel('密码').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('工号或密码不对').waitFor()
    expect(await page.getByLabel('工号').inputValue()).toBe(cast.hrLead.number)
    await page.getByLabel('密码').fill('a password of fifteen')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${origin}/dossiers`)
    await page.getByRole('link', { name: '锁定' }).click()
    await page.getByRole('button', { name: '立即锁定' }).click()
    await page.getByRole('heading', { name: '系统已锁定' }).waitFor()
    // The refused forms (422) are told to the console by the browser itself.
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
    await context.close()
    await close()
  })
})

it('a visitor of the demo signs in with one click', async () => {
  const { origin, goOn, close } = await sealed()
  const { page, context } = await visit(browser, { origin })
  await page.goto('/unseal')
  await page.getByLabel('保管人口令或恢复码').fill('江南可采莲')
  await page.keyboard.press('Enter')
  await page.getByText('3,500 / 20,000').waitFor()
  goOn()
  await page.getByRole('link', { name: '去登录' }).click()
  await page.getByRole('button', { name: `以${cast.hr.name}的身份登录` }).click()
  await page.waitForURL(`${origin}/`)
  await page.getByRole('button', { name: cast.hr.name }).waitFor()
  await context.close()
  await close()
})
