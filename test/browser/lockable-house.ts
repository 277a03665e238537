import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as sessions from '#db/sessions.ts'
import type { CaseId } from '#domain/ids.ts'
import { sessionCookieName } from '#routes/web/session-cookie.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { type Cast, cast, passphrase, password, type World, world } from '../world.ts'
import { closeWindows, openBrowser, type Sight, visit } from './browser.ts'
import type { Visitor } from './house.ts'
import { type Machine, machineOn } from './machine.ts'

/** The standing cast on a folder, open behind a real port, which its people lock and unlock. */
export type LockableHouse = {
  readonly world: World
  readonly machine: Machine
  /** A case that waits for HR. */
  readonly waiting: CaseId
  /** A window of its own, signed in as one of them. */
  readonly as: (who: Cast, sight?: Partial<Sight>) => Promise<Visitor>
  readonly close: () => Promise<void>
}

export async function lockableHouse(): Promise<LockableHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-lockable-'))
  const w = await world(folder)
  const waiting = await walker(w).submit(w.dossiers.zhou)
  const since = Date.parse(w.app.now())
  await w.close()
  const machine = await machineOn(folder, { since })
  await machine.house.openWith({ kind: 'passphrase', text: passphrase })
  const browser = await openBrowser()
  return {
    world: w,
    machine,
    waiting,
    as: async (who, sight = {}) => {
      const { house, origin } = machine
      const visitor = await visit(browser, { origin, ...sight })
      const app = house.app()
      if (!app) throw new Error('The house is locked.')
      const value = await sessions.begin(app, w.account(who), 'test')
      const name = sessionCookieName({ https: false, app })
      await visitor.context.addCookies([{ name, value, url: origin, sameSite: 'Strict', httpOnly: true }])
      return visitor
    },
    close: async () => {
      await closeWindows(browser)
      await machine.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export async function unlock(page: Page, ...secrets: readonly string[]) {
  await page.goto(paths.unseal())
  for (const secret of secrets) {
    await page.fill('[name=secret]', secret)
    await page.getByRole('button', { name: '解锁' }).click()
  }
}

export async function signIn(page: Page, who: Cast) {
  await page.goto(paths.signIn())
  await page.fill('[name=number]', cast[who].number)
  await page.fill('[name=password]', password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: cast[who].name }).waitFor()
}

export async function lockNow(page: Page) {
  await page.goto(paths.seal())
  await page.getByRole('button', { name: '立即锁定' }).click()
  await page.getByRole('heading', { name: '系统已锁定' }).waitFor()
}
