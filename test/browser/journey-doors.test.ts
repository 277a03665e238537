import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHouse } from '#house/open-house.ts'
import { type Listening, listen } from '#main/listen.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { paths } from '#views/paths.ts'
import { some } from '../thorough.ts'
import { cast, passphrase, password, people, world } from '../world.ts'
import { closeWindows, openBrowser, visit } from './browser.ts'
import { beyondRefusals } from './steps.ts'

let folder: string
let house: House
let listening: Listening
let browser: Browser

/** A real house on a folder of its own, sealed, behind a port. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-doors-'))
  const made = await world(folder)
  await made.close()
  const config = { data: folder, port: 0, host: '127.0.0.1' }
  house = await openHouse(config, { demo: false })
  listening = await listen(createWeb(house, { reach: { https: false } }), config)
  browser = await openBrowser()
})

afterAll(async () => {
  await closeWindows(browser)
  await listening.close()
  await house.close()
  rmSync(folder, { recursive: true })
})

const come = (script = true) => visit(browser, { origin: listening.address, script })

async function unseal(page: Page, typed: string) {
  await page.getByLabel('保管人口令或恢复码').fill(typed)
  await page.keyboard.press('Enter')
}

async function signIn(page: Page, who: keyof typeof cast, typed = password) {
  await page.getByLabel('工号').fill(cast[who].number)
  await page.getByLabel('密码').fill(typed)
  await page.keyboard.press('Enter')
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: '我的菜单' }).click()
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { name: '登录卷宗' }).waitFor()
}

const isOutside = async (page: Page) => {
  await page.getByRole('heading', { name: '登录卷宗' }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain(people.wang.name)
}

const called = (script: boolean) => (script ? 'with script' : 'without script')

describe('a house that was started again', () => {
  beforeEach(() => house.seal())

  // With script a custodian does so in unseal.test.ts.
  for (const script of some([false, true], 2))
    it(`shows nothing until a custodian has spoken, then asks who is there, then the way that was wanted, ${called(script)}`, async () => {
      const { page, context, complaints } = await come(script)
      await page.goto(paths.dossiers())
      await page.getByRole('heading', { name: '系统已锁定' }).waitFor()
      await unseal(page, `${passphrase}!`)
      await page.getByText('口令或恢复码不对，系统仍然锁定').waitFor()
      await page.goto(paths.signIn())
      await page.getByRole('heading', { name: '系统已锁定' }).waitFor()

      await unseal(page, passphrase)
      await page.getByText('可以离开此页，打开过程不会中断。').waitFor()
      await page.getByRole('link', { name: '去登录' }).click()
      await isOutside(page)
      await page.goto(paths.dossiers())
      await signIn(page, 'hr', 'a password of sixteen')
      await page.getByText('工号或密码不对').waitFor()
      expect(await page.getByLabel('工号').inputValue()).toBe(cast.hr.number)
      expect(await page.getByLabel('密码').inputValue()).toBe('')
      await signIn(page, 'hr')

      await page.getByRole('link', { name: people.wang.name }).click()
      await page.getByRole('heading', { name: people.wang.name }).waitFor()
      expect(await page.getByRole('main').innerText()).toContain('华北某工业大学机械系学习')
      expect(beyondRefusals(complaints)).toEqual([])
      await context.close()
    })
})

describe('a house that is open', () => {
  beforeEach(async () => {
    await house.openWith({ kind: 'passphrase', text: passphrase })
  })

  for (const script of [true, false])
    it(`forgets whoever signs out: neither Back, nor the old cookie, nor another window shows anything, ${called(script)}`, async () => {
      const { page, context } = await come(script)
      await page.goto(paths.dossiers())
      await signIn(page, 'hr')
      await page.getByRole('link', { name: people.wang.name }).click()
      await page.getByRole('heading', { name: people.wang.name }).waitFor()
      const other = await context.newPage()
      await other.goto(page.url())
      const cookies = await context.cookies()

      await signOut(page)
      await page.goBack()
      await isOutside(page)
      await other.getByRole('link', { name: '干部' }).first().click()
      await isOutside(other)
      await context.addCookies(cookies)
      await other.goto(paths.dossiers())
      await isOutside(other)
      await context.close()
    })

  for (const script of some([true, false], 2))
    it(`seals at once when its keeper says so, and whoever was inside is out for good, ${called(script)}`, async () => {
      const [inside, keeper] = [await come(script), await come(script)]
      await inside.page.goto(paths.dossiers())
      await signIn(inside.page, 'hr')
      await inside.page.getByRole('link', { name: people.wang.name }).waitFor()
      await keeper.page.goto(paths.signIn())
      await signIn(keeper.page, 'hrLead')
      await keeper.page.getByRole('link', { name: '锁定' }).click()
      await keeper.page.getByRole('button', { name: '立即锁定' }).click()
      await keeper.page.getByRole('heading', { name: '系统已锁定' }).waitFor()

      await inside.page.getByRole('link', { name: people.wang.name }).click()
      await inside.page.getByRole('heading', { name: '系统已锁定' }).waitFor()
      await unseal(keeper.page, passphrase)
      await keeper.page.getByRole('link', { name: '去登录' }).waitFor()
      await inside.page.goto(paths.dossiers())
      await isOutside(inside.page)
      await inside.context.close()
      await keeper.context.close()
    })
})
