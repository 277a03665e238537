import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scanForText } from '#main/canary-scan.ts'
import { bringIn, keep, mendByKind, undo, unreadable } from './bringing-steps.ts'
import { closeWindows, openBrowser } from './browser.ts'
import {
  type Cards,
  enterCode,
  foundHouse,
  layTree,
  password,
  press,
  secret,
  signIn,
  unlock,
} from './founding-steps.ts'
import { type Machine, machineOn } from './machine.ts'

/** `JUANZONG_BATCH=60,40` is the size of `npm run acceptance`; small otherwise. */
const [files = 7, lines = 4] = (process.env['JUANZONG_BATCH'] ?? '7,4').split(',').map(Number)

let root: string
let browser: Browser
let machine: Machine
let lead: Page
const cards: Cards = new Map()
/** The page of what was brought in, how many became drafts for good, and how many of those were archived. */
let [batch, kept, archived] = ['', 0, 0]
const at = (name: string) => join(root, name)

/** Of the people, and of what opens the house, in every file of the data, the backup and the keyring's copy. */
const readable = () => scanForText(root, [...unreadable, secret, password])

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-journey-'))
  for (const name of ['data', 'keys']) mkdirSync(at(name), { mode: 0o700 })
  machine = await machineOn(at('data'))
  browser = await openBrowser()
})
afterAll(async () => {
  await closeWindows(browser)
  await machine.close()
  rmSync(root, { recursive: true })
})

it('four people found a house from nothing, in four browsers, and its tree comes from a workbook', async () => {
  await foundHouse(browser, machine)
  expect(machine.start?.plan()).toBeUndefined()
  lead = await signIn(browser, machine, 'hr-lead', cards)
  await layTree(lead)
})

it('files and a name list come as one batch, are mended by kind, kept in part, undone and kept', async () => {
  await bringIn(lead, { files, lines, unit: '检测部' })
  expect(await readable()).toEqual([])
  await mendByKind(lead)
  await keep(lead, 2)
  await undo(lead, 2)
  kept = await keep(lead)
  batch = new URL(lead.url()).pathname
})

it('half of them are sent on their way as a batch, and archived by one act of each who is asked', async () => {
  await lead.getByRole('link', { name: '成批送审' }).click()
  await lead.getByRole('heading', { name: '存量建档：成批提交' }).waitFor()
  archived = Math.floor(kept / 2)
  // Whoever lacks something is not ticked.
  const ready = await lead.locator('input[name=dossier]:checked').all()
  for (const tick of ready.slice(archived).reverse()) await tick.uncheck()
  await press(lead, '提交勾选的草稿')
  await lead.waitForURL(/\/batches\/[0-9a-f-]{36}/)
  const keeper = await signIn(browser, machine, 'keeper', cards)
  for (const step of ['复核', '部门负责人']) {
    await keeper.goto('/')
    await keeper
      .getByRole('main')
      .getByRole('link', { name: /^存量建档/ })
      .first()
      .click()
    await keeper.getByRole('heading', { name: '存量建档', exact: false }).waitFor()
    expect(await keeper.getByRole('cell', { name: step }).count()).toBe(archived)
    for (const box of await keeper.locator('input[name=tick], input[name=case]').all()) await box.check()
    await press(keeper, '同意勾选的')
    await keeper.getByText('已办，各件结果见名单').waitFor()
  }
  expect(await keeper.getByRole('cell', { name: '已归档' }).count()).toBe(archived)
})

/** What people see of it, below what every page says of the house: the list, the tree, and all that one archived dossier says. */
async function seen(page: Page): Promise<readonly string[]> {
  const said: string[] = []
  const read = async (path: string) => {
    await page.goto(path)
    const text = await page.getByRole('main').innerText()
    said.push(text.slice(text.indexOf(await page.locator('h1').innerText())))
  }
  await read('/organisation')
  await read('/dossiers')
  const [dossier] = await page.locator('tbody a[href^="/dossiers/"]').all()
  await read((await dossier?.getAttribute('href')) ?? '')
  return said
}

/** What the house remembers of everybody, in every group, in the order of their fields. */
function remembered({ house }: Machine) {
  const app = house.app()
  if (!app) throw new Error('The house is locked.')
  const people = app.roster.all().map(({ subject, columns, declared }) => ({ subject, columns, declared }))
  return {
    people,
    units: [...app.directory.units.values()],
    offices: app.directory.offices,
  }
}

it('is backed up, loses its disk, and is restored on an empty folder by passphrases alone, as it was', async () => {
  const it = await signIn(browser, machine, 'it', cards)
  await it.goto('/system/copies')
  for (const [place, folder] of [
    ['第一备份处', at('copies')],
    ['密钥环副本', at('keys')],
  ] as const) {
    await it.getByRole('form', { name: place }).getByLabel('文件夹').fill(folder)
    await it.getByRole('form', { name: place }).getByRole('button').click()
    await it.locator(`input[value="${folder}"]`).waitFor()
  }
  const before = { people: await seen(lead), house: remembered(machine) }
  await press(it, '现在备份')
  await it.getByRole('button', { name: '现在演练' }).waitFor()
  expect(await readable()).toEqual([])

  await closeWindows(browser)
  await machine.close()
  rmSync(at('data'), { recursive: true })
  mkdirSync(at('data'), { mode: 0o700 })
  machine = await machineOn(at('data'), { since: Date.now() + 3_600_000 })

  const founder = await enterCode(browser, machine)
  await press(founder, '我有备份，要恢复')
  await founder.getByLabel('备份所在的文件夹').fill(at('copies'))
  await founder.getByLabel('密钥环副本所在的文件夹').fill(at('keys'))
  await press(founder, '核对')
  await press(founder, '恢复到这里')
  await founder.getByRole('link', { name: '去解锁' }).click()
  await unlock(founder)
  lead = await signIn(browser, machine, 'hr-lead', cards)
  expect({ people: await seen(lead), house: remembered(machine) }).toEqual(before)

  // Nobody can tell the machine that the other one is gone but people, two of them.
  const now = await signIn(browser, machine, 'it', cards)
  await now.goto('/agreements')
  await now.getByLabel('理由').fill('磁盘坏了，从备份恢复')
  await now.getByRole('button', { name: '提出' }).click()
  const keeper = await signIn(browser, machine, 'keeper', cards)
  await keeper.goto('/agreements')
  await press(keeper, '同意')
  await keeper.locator('#notice', { hasText: '已同意' }).waitFor()
  expect(machine.house.app()?.standstill.reasons()).toEqual([])
  expect(machine.house.app()?.damages.all()).toEqual([])

  // The batch is where it was left: what is a draft still goes, what was archived stays.
  await lead.goto(batch)
  await undo(lead, 2 + kept - archived)
  expect(await lead.locator('#kept').getByText('已经送审或归档，没有撤销').count()).toBe(archived)
})
